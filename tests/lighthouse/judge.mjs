// Judges one page as Lighthouse's mobile preset does, and prints scores, figures and what costs points.
//   node judge.mjs NAME ADDRESS COOKIE
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const [name, address, cookie] = process.argv.slice(2);
const categories = ["performance", "accessibility", "best-practices"];

const browser = await launch({
  chromePath: process.env.SEGL_CHROMIUM,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic"],
});
try {
  if (cookie) {
    const [key = "", value = ""] = cookie.split("=");
    const connected = await puppeteer.connect({ browserURL: `http://127.0.0.1:${browser.port}` });
    await connected.setCookie({ name: key, value, domain: new URL(address).hostname, path: "/" });
    await connected.disconnect();
  }
  const { lhr } = await lighthouse(address, {
    port: browser.port,
    onlyCategories: categories,
    logLevel: "error",
  });
  const scores = categories.map((category) => `${category} ${Math.round((lhr.categories[category]?.score ?? 0) * 100)}`);
  console.log(`bench: Lighthouse, mobile, ${name}: ${scores.join(", ")}`);
  for (const id of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"]) {
    console.log(`bench:   ${lhr.audits[id]?.title}: ${lhr.audits[id]?.displayValue}`);
  }
  for (const category of categories) {
    for (const { id, weight } of lhr.categories[category]?.auditRefs ?? []) {
      const audit = lhr.audits[id];
      if (weight > 0 && audit?.score !== null && audit?.score < 0.9) {
        console.log(`bench:   costs points in ${category}: ${audit.title} (${audit.displayValue ?? id})`);
        for (const item of audit.details?.items ?? []) {
          if (item.description) console.log(`bench:     ${item.description} ${item.sourceLocation?.url ?? ""}`);
        }
      }
    }
  }
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
} finally {
  browser.kill();
}
