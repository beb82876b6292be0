import { readFileSync } from "node:fs";
import { StatusPage } from "./pages/status.ts";
import { formatNumber, languages, type Language } from "./support/catalogue.ts";
import { expect, test, type Page } from "./support/test.ts";

interface Month {
  Month: string;
  Quantity: number | null;
  Users: number | null;
  Included: number | null;
  Packages: number;
}

interface Consumption {
  Month: string;
  Users: number;
  Services: { Service: string; Unit: "megabytes" | "count"; Months: Month[] }[];
  NextInvoice: { Lines: { Service: string; Packages: number; Amount: number }[]; Totals: { Amount: number }[] };
}

const names: Record<string, string> = {
  Storage: "storage",
  Mailings: "mailings",
  CustomerCenterLogins: "customer-center-logins",
  ChatSessions: "chat-sessions",
  FormSubmissions: "form-submissions",
};

const known = async (page: Page) => (await (await page.request.get("/api/v1/Consumption")).json()) as Consumption;

const locales: Record<Language, string> = { en: "en-GB", nb: "nb", da: "da", sv: "sv" };

for (const language of languages) {
  test(`each service is told month by month with the server’s own numbers, in ${language}`, async ({ page, signedIn }) => {
    await signedIn();
    const status = new StatusPage(page, language);
    const told = await known(page);
    await status.open();
    await status.metered.click();
    await expect(page).toHaveURL(/\/status\/consumption\?/);
    await expect(page.getByRole("heading", { level: 2, name: status.word("consumption.heading"), exact: true })).toBeFocused();
    expect(told.Services.map((service) => service.Service)).toEqual(Object.keys(names));
    for (const service of told.Services) {
      const card = status.region(status.word(`consumption.${names[service.Service]}`));
      const amount = (n: number | null) => {
        if (n === null) return "";
        return service.Unit === "count"
          ? formatNumber(language, n)
          : status.word("consumption.gigabytes", { n: Math.ceil(n / 100) / 10 });
      };
      await card.locator("summary").click();
      const rows = card.locator("tbody tr");
      await expect(rows).toHaveCount(12);
      const shown = await rows.evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent)));
      const long = new Intl.DateTimeFormat(locales[language], { month: "long", year: "numeric", timeZone: "UTC" });
      const wanted = service.Months.map((month) => {
        const over = Math.max(0, (month.Quantity ?? 0) - (month.Included ?? 0));
        return [
          long.format(new Date(`${month.Month}-01`)),
          amount(month.Quantity),
          amount(month.Included),
          over > 0 ? amount(over) : "",
          month.Packages > 0 ? formatNumber(language, month.Packages) : "",
          month.Users === null ? "" : formatNumber(language, month.Users),
        ];
      });
      expect(shown).toEqual(wanted);
      // The picture says in words what it shows, and has a bar for each month.
      const over = service.Months.filter((month) => (month.Quantity ?? 0) > (month.Included ?? 0)).length;
      const said = over === 0 ? status.word("consumption.never-over-sentence") : status.word("consumption.over-sentence", { n: over });
      const picture = card.getByRole("figure", { name: new RegExp(`${said}$`) });
      await expect(picture.locator("rect.bar")).toHaveCount(12);
      await expect(picture.locator("rect.bar-over")).toHaveCount(over);
    }
  });
}

test("the next invoice is explained: which service, how much beyond, how many packages, what it costs", async ({
  page,
  signedIn,
}) => {
  await signedIn();
  const told = await known(page);
  expect(told.NextInvoice.Lines.map((line) => line.Service)).toEqual(["Mailings"]);
  const status = new StatusPage(page, "en");
  await status.open("/consumption");
  const invoice = page.getByRole("region", { name: status.word("consumption.next-invoice", { month: "December 2026" }) });
  await expect(invoice).toContainText(status.word("consumption.added-sentence", { total: "€32.40", month: "November 2026" }));
  await expect(invoice.getByRole("listitem")).toHaveCount(1);
  await expect(invoice.getByRole("listitem")).toContainText("1 extra package for €32.40");
  await page.getByRole("link", { name: status.word("consumption.back") }).click();
  await expect(page).toHaveURL(/\/status\?/);
  await expect(page.getByRole("tab", { name: status.word("heading.status") })).toBeFocused();
});

test("all sixty lines can be saved for a spreadsheet, as the server counted them", async ({ page, signedIn }) => {
  await signedIn();
  const told = await known(page);
  const status = new StatusPage(page, "nb");
  await status.open("/consumption");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: status.word("button.export") }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`Forbruk ${told.Month}.csv`);
  const text = readFileSync(await file.path(), "utf8");
  const [head, ...lines] = text.replace("\uFEFF", "").trimEnd().split("\r\n");
  expect(head?.split(";")).toHaveLength(7);
  const wanted = told.Services.flatMap((service) =>
    service.Months.map((month) =>
      [
        status.word(`consumption.${names[service.Service]}`),
        month.Month,
        service.Unit === "megabytes" ? "MB" : "",
        month.Quantity ?? "",
        month.Included ?? "",
        month.Packages,
        month.Users ?? "",
      ].join(";"),
    ),
  );
  expect(lines).toEqual(wanted);
});

test("a company for which nothing was metered is told so", async ({ page, signedIn }) => {
  await signedIn();
  await page.route("**/api/v1/Consumption", async (route) => {
    const answer = await route.fetch();
    const told = (await answer.json()) as Consumption & { Updated: number | null };
    told.Updated = null;
    for (const service of told.Services) {
      for (const month of service.Months) Object.assign(month, { Quantity: null, Users: null, Packages: 0 });
    }
    told.NextInvoice.Lines = [];
    told.NextInvoice.Totals = [];
    await route.fulfill({ response: answer, json: told });
  });
  const status = new StatusPage(page, "sv");
  await status.open("/consumption");
  await expect(status.panel.getByText(status.word("consumption.never-updated-sentence"))).toBeVisible();
  await expect(status.panel.getByText(status.word("consumption.nothing-metered-sentence"))).toHaveCount(5);
  await expect(page.getByRole("region", { name: /Nästa månadsfaktura/ })).toContainText(/Inget tillkommer/);
});
