import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { dist } from "./support/places.ts";
import { languages } from "./support/catalogue.ts";
import { expect, test } from "./support/test.ts";

/** Of every answer; a page's own allows its one style besides, by its hash. */
const policyWith = (style: string) =>
  `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'${style}; connect-src 'self'; ` +
  "img-src 'self' data:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const stylesIn = (html: string) => [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style = ""]) => style);

const hashOf = (style: string) => ` 'sha256-${createHash("sha256").update(style).digest("base64")}'`;

const asset = (pattern: RegExp) => `/${readdirSync(dist).find((name) => pattern.test(name)) ?? "no such file"}`;

test("every answer carries the one strict policy and the other headers that a scanner asks for", async ({ page, signedIn }) => {
  const files = ["/sign-in", "/service-worker.js", asset(/\.wasm$/), asset(/\.css$/), "/healthz", "/nothing.txt"];
  const licences = ["/", "/licences/SUPEROFFICE", "/api/v1/License/Proof", "/api/v1/License", "/api/nothing"];
  const check = async (path: string) => {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    const headers = answer.headers();
    const isPage = headers["content-type"]?.startsWith("text/html") ?? false;
    const styles = isPage ? stylesIn(await answer.text()).map(hashOf) : [];
    expect(headers["content-security-policy"], path).toBe(policyWith(styles.join("")));
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["x-frame-options"], path).toBe("DENY");
    // The form must name its origin when it is posted, or it would be refused.
    expect(headers["referrer-policy"], path).toBe(path === "/sign-in" ? "same-origin" : "no-referrer");
    expect(headers["cross-origin-opener-policy"], path).toBe("same-origin");
    expect(headers["cross-origin-resource-policy"], path).toBe("same-origin");
  };
  for (const path of [...files, ...licences]) await check(path);
  await signedIn();
  for (const path of licences) await check(path);
});

test("no page has an inline script, a style that its policy does not allow or an address of another origin", async ({ page, signedIn }) => {
  for (const language of languages) {
    for (const path of ["/sign-in", "/"]) {
      if (path === "/") await signedIn();
      const answer = await page.request.get(`${path}?lang=${language}`);
      const whole = await answer.text();
      expect(whole).toContain(`<html lang="${language}"`);
      const styles = stylesIn(whole);
      expect(styles).toHaveLength(1);
      expect(answer.headers()["content-security-policy"]).toBe(policyWith(hashOf(styles[0] ?? "")));
      const html = whole.replace(`<style>${styles[0]}</style>`, "");
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
      expect([...html.matchAll(/<script(?![^>]*\ssrc=)/gi)]).toEqual([]);
      const addresses = [...html.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, address]) => address);
      expect(addresses.filter((address) => !/^(?:\/(?!\/)|\?|#|data:)/.test(address ?? ""))).toEqual([]);
    }
  }
});

test("a page that has not changed does not bring its style along again", async ({ page }) => {
  const first = await page.request.get("/sign-in");
  const headers = { "If-None-Match": first.headers().etag ?? "" };
  const again = await page.request.get("/sign-in", { headers });
  expect([again.status(), (await again.body()).length]).toEqual([304, 0]);
  expect(again.headers()["content-security-policy"]).toBe(first.headers()["content-security-policy"]);
});

test("the style in a page is in force, and one that is put in afterwards is not", async ({ page, guard }) => {
  guard.allow(/^policy: style-src/);
  guard.allow(/^console error: .*Content Security Policy/);
  await page.goto("/sign-in");
  const button = page.locator("button[type=submit]");
  await expect(button).not.toHaveCSS("border-radius", "0px");
  await page.evaluate(() => {
    const style = document.createElement("style");
    style.textContent = "button { border-radius: 0px !important }";
    document.head.append(style);
  });
  await expect(button).not.toHaveCSS("border-radius", "0px");
});

test("hashed files are kept for ever and pages are asked for again", async ({ request }) => {
  const worker = (await request.get("/service-worker.js")).headers();
  expect(worker["cache-control"]).toBe("no-cache");
  expect(worker["content-type"]).toContain("text/javascript");
  for (const pattern of [/\.wasm$/, /\.css$/, /^messages\.nb\..*\.txt$/]) {
    const headers = (await request.get(asset(pattern))).headers();
    expect(headers["cache-control"]).toMatch(/max-age=31536000.*immutable/);
  }
  expect((await request.get("/sign-in")).headers()["cache-control"]).toMatch(/no-cache|no-store/);
});

test("what is not public answers 401 without asking a browser for a password", async ({ request }) => {
  for (const path of ["License", "License/Proof", "License/Verdicts", "License/User/1", "User/currentPrincipal"]) {
    const answer = await request.get(`/api/v1/${path}`);
    expect(answer.status(), path).toBe(401);
    expect(answer.headers()["www-authenticate"], path).toBeUndefined();
    expect(answer.headers()["content-type"], path).toContain("application/problem+json");
    expect(await answer.json(), path).toMatchObject({ status: 401, code: "not-signed-in" });
  }
});

test("a change that another site asks for is refused", async ({ page, signedIn }) => {
  await signedIn();
  for (const [name, value] of [["Origin", "https://evil.example"], ["Sec-Fetch-Site", "cross-site"]] as const) {
    const answer = await page.request.delete("/api/v1/Session", { headers: { [name]: value } });
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toMatchObject({ code: "origin-refused" });
  }
});
