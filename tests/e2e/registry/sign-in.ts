import { expect } from "@playwright/test";
import { text } from "../support/catalogue.ts";
import { proofPath } from "../support/proof.ts";
import { fresh, licences, opened, signInPage, type State } from "./state.ts";

/** The sign-in page: a form that needs no WebAssembly, and not even a script. */
export const signingIn: State[] = [
  {
    name: "sign-in",
    reach: (visit) => signInPage(visit).open(),
    shows: ["signin.lead-sentence"],
  },
  {
    name: "sign-in-incomplete",
    reach: async (visit) => {
      const page = signInPage(visit);
      await page.open();
      await page.submit.click();
    },
    shows: ["signin.user-name-missing-sentence", "signin.password-missing-sentence"],
  },
  {
    name: "sign-in-busy",
    reach: async (visit) => {
      const page = signInPage(visit);
      await page.open();
      await visit.page.route("**/api/v1/Session", () => new Promise(() => undefined));
      await page.signIn();
    },
    shows: ["signin.busy"],
  },
  {
    name: "sign-in-refused",
    reach: async (visit) => {
      const page = signInPage(visit);
      await page.open();
      await page.signIn(`nobody-${fresh()}`, "wrong");
      await expect(page.alert).toHaveText(text(visit.language, "signin.credentials-wrong-sentence"));
    },
    shows: ["signin.credentials-wrong-sentence"],
    provokes: [/status of 401/],
  },
  ...(["too-many-attempts", "failed"] as const).map(
    (code): State => ({
      name: `sign-in-${code}`,
      reach: async (visit) => {
        const page = signInPage(visit);
        await page.open();
        const status = code === "failed" ? 500 : 429;
        const problem = { type: "about:blank", title: "", status, code, facts: {}, requestId: "" };
        await visit.page.route("**/api/v1/Session", (route) => route.fulfill({ status, json: problem }));
        await page.signIn();
      },
      shows: [`signin.${code}-sentence`],
      provokes: [code === "failed" ? /status of 500/ : /status of 429/],
    }),
  ),
  {
    name: "sign-in-unreachable",
    reach: async (visit) => {
      const page = signInPage(visit);
      await page.open();
      await visit.page.route("**/api/v1/Session", (route) => route.abort());
      await page.signIn();
    },
    shows: ["signin.network-sentence"],
    provokes: [/ERR_FAILED/],
  },
  {
    name: "sign-in-offline",
    reach: (visit) => visit.page.goto(`/sign-in?lang=${visit.language}&error=offline#error-offline`),
    shows: ["signin.offline-sentence"],
  },
  {
    name: "sign-in-without-script",
    reach: (visit) => signInPage(visit).open(),
    shows: ["shell.no-script-sentence"],
    withoutScript: true,
  },
  {
    name: "signed-out-while-working",
    reach: async (visit) => {
      await visit.page.route(`**${proofPath}`, async (route) => {
        // Ended on the server while the page was on its way.
        await visit.endSession();
        await route.continue({ headers: {} });
      });
      await opened(visit);
      await expect(signInPage(visit).heading).toBeVisible();
    },
    shows: ["signin.session-ended-sentence"],
    provokes: [/status of 401/],
  },
  {
    name: "signed-out",
    reach: async (visit) => {
      const found = await licences(visit, "SUPEROFFICE");
      await visit.page.route("**/api/v1/Session", async (route) => {
        await visit.endSession();
        await route.fulfill({ status: 204 });
      });
      await found.signOut.click();
      await expect(signInPage(visit).heading).toBeVisible();
    },
    shows: ["signin.signed-out-sentence"],
  },
];
