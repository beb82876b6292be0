import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdtempSync, readFileSync } from "node:fs";
import path from "node:path";
import { root, runFolder, today } from "./places.ts";
import { program } from "./programs.ts";

/** The vendor's licence server as a process of its own, over a folder of issued licences. */
export class Vendor {
  private constructor(
    readonly folder: string,
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(): Promise<Vendor> {
    const folder = mkdtempSync(path.join(runFolder(), "issued-"));
    const args = ["serve", "--folder", folder, "--listen", "127.0.0.1:0", "--today", today];
    const child = spawn(program("segl-issuer"), args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    const [said] = (await once(child.stdout, "data")) as [Buffer];
    const url = /http:\/\/\S+/.exec(said.toString())?.[0];
    if (url === undefined) throw new Error(`segl-issuer serve says no address: ${said.toString()}`);
    return new Vendor(folder, url, child);
  }

  /** Puts an issued licence on the shelf. */
  hasIssued(file: string): void {
    copyFileSync(file, path.join(this.folder, path.basename(file)));
  }

  /** Which licences customers said they activated: owner and sequence, in the order of their reports. */
  accepted(): string[] {
    const file = path.join(this.folder, "accepted.jsonl");
    const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
    return lines.map((line) => {
      const { OwnerName, Sequence } = JSON.parse(line) as { OwnerName: string; Sequence: number };
      return `${OwnerName} ${Sequence}`;
    });
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGTERM");
    await ended;
  }
}
