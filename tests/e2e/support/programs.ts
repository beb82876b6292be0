import { spawn } from "node:child_process";
import path from "node:path";
import { binaries, root } from "./places.ts";

/** Calling the project's own programs as a person would. */

export type Program = "segl" | "segl-issuer" | "segl-server";

export interface Finished {
  code: number;
  stdout: string;
  stderr: string;
}

export function program(name: Program): string {
  return path.join(binaries, name);
}

/** Runs a program to its end, whatever its exit code. */
export function call(file: string, args: string[], input = ""): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, stdio: ["pipe", "pipe", "pipe"] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => out.push(part));
    child.stderr.on("data", (part: Buffer) => err.push(part));
    child.on("error", (cause) => reject(new Error(`${file} cannot be started: ${cause.message}`)));
    child.on("close", (code) =>
      resolve({ code: code ?? -1, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
    // A program that reads nothing may be gone before this is written to it.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

/** Runs a program that must succeed. */
export async function succeed(file: string, args: string[], input = ""): Promise<Finished> {
  const finished = await call(file, args, input);
  if (finished.code !== 0) {
    throw new Error(`${path.basename(file)} ${args.join(" ")}: exit ${finished.code}\n${finished.stderr}${finished.stdout}`);
  }
  return finished;
}
