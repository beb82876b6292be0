import { defineConfig, devices } from "@playwright/test";

/**
 * Real server, real database, real browser. `SEGL_CHROMIUM` names the browser, `SEGL_BIN` the folder of the native
 * programs and `SEGL_DIST` the built app; `cargo xtask test e2e` sets all three.
 *
 * `npx playwright test --project=e2e --no-deps keyboard` runs what is named and measures nothing. Pictures and figures
 * are made only when asked for: `npx playwright test --project=screenshots`, `--project=bench`.
 */
const onlyWhenAsked = ["screenshots", "bench"];
const asked = onlyWhenAsked.filter((name) => process.argv.includes(`--project=${name}`));
// Workers read this file too, with other arguments.
process.env.SEGL_ASKED ??= asked.join(" ");

const chromium = {
  ...devices["Desktop Chrome"],
  channel: undefined,
  launchOptions: {
    executablePath: process.env.SEGL_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-dev-shm-usage",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
};

export default defineConfig({
  outputDir: "e2e/results/output",
  globalSetup: "./e2e/support/setup.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  // Only text is compared, which is the same on every system.
  snapshotPathTemplate: "{testDir}/registry/heard/{arg}{ext}",
  reporter: [["list"]],
  use: {
    ...chromium,
    locale: "en-GB",
    timezoneId: "Europe/Oslo",
    // A film of each test would cost more than the test; what stood in the page at each step is kept.
    trace: { mode: "retain-on-failure", screenshots: false },
    // A test that changes what is on its way would miss what the app's own worker asks for (offline.spec.ts).
    serviceWorkers: "block",
  },
  projects: [
    { name: "contract", testDir: "contract" },
    {
      name: "e2e",
      testDir: "e2e",
      testIgnore: ["speed", ...onlyWhenAsked].map((name) => `**/${name}.spec.ts`),
      // What is measured runs last and alone, so that another test's work is not mistaken for the app's.
      teardown: "speed",
    },
    { name: "speed", testDir: "e2e", testMatch: "**/speed.spec.ts", workers: 1 },
    {
      // The journeys again on a telephone: touch, and a narrow screen.
      name: "phone",
      testDir: "e2e",
      testMatch: ["keyboard", "address", "signing-in"].map((name) => `**/${name}.spec.ts`),
      teardown: "speed",
      use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true },
    },
    ...(process.env.SEGL_ASKED ?? "")
      .split(" ")
      .filter(Boolean)
      .map((name) => ({ name, testDir: "e2e", testMatch: `**/${name}.spec.ts`, workers: name === "bench" ? 1 : 2 })),
  ],
});
