import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type APIRequestContext } from "@playwright/test";
import { issue, order, without, withNumber } from "./issuing.ts";
import { runFolder } from "./places.ts";

/** The next licence of the demonstration's company, with other numbers of seats, or without some rows; it follows the first one or another. */
export async function smaller(
  numbers: Record<string, number | null>,
  previous = path.join(runFolder(), "superoffice.segl"),
): Promise<string> {
  const text = Object.entries(numbers).reduce((sum, [module, number]) => number === null ? without(sum, module) : withNumber(sum, module, number), order("superoffice"));
  const name = `smaller-${process.pid}-${Object.entries(numbers).flat().join("-")}`;
  return issue({ name, order: text, more: ["--previous", previous] });
}

/** Sends a licence file to be looked at, and returns how the server names it. */
export async function previewed(request: APIRequestContext, url: string, file: string): Promise<string> {
  const headers = { Origin: url, "Content-Type": "application/octet-stream" };
  const answer = await request.post(`${url}/api/v1/License/Preview`, { headers, data: readFileSync(file) });
  expect(answer.status(), await answer.text()).toBe(200);
  const { Candidate } = (await answer.json()) as { Candidate: string | null };
  if (Candidate === null) throw new Error(`the server refuses the file: ${await answer.text()}`);
  return Candidate;
}
