import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { call, program, succeed, type Finished } from "./programs.ts";
import { demo, dist, runFolder, today } from "./places.ts";
import { Server } from "./server.ts";

/** A data folder with its database and, while it runs, its server. */
export class Installation {
  private server: Server | undefined;
  private port: number | undefined;
  private options: string[] = [];
  private blocks: number | "unlimited" | undefined;
  private app = dist;

  private constructor(readonly folder: string) {}

  /** An empty installation for the demonstration's company. */
  static async empty(folder: string, serial: string = demo.serial): Promise<Installation> {
    mkdirSync(folder, { recursive: true });
    const made = new Installation(folder);
    const who = ["--company", demo.company, "--serial", serial, "--admin", demo.userName, "--password", demo.password];
    await succeed(program("segl-server"), made.arguments(["init", ...who]));
    return made;
  }

  /** A copy that a test may change as it likes. */
  static copyOf(template: string): Installation {
    const folder = mkdtempSync(path.join(runFolder(), "installation-"));
    cpSync(template, folder, { recursive: true });
    return new Installation(folder);
  }

  /** Where the server answers. */
  get url(): string {
    if (this.port === undefined) throw new Error("the server never ran");
    return `http://127.0.0.1:${this.port}`;
  }

  get log(): string {
    return this.server?.log ?? "";
  }

  /** The one database file. */
  get database(): string {
    const names = readdirSync(this.folder).filter((name) => /\.(sqlite3?|db)$/.test(name));
    if (names.length !== 1) throw new Error(`${this.folder} has ${names.length} databases: ${names.join(", ")}`);
    return path.join(this.folder, names[0] ?? "");
  }

  /** Names the licence server of an owner, to be asked from the next start on. */
  asking(owner: string, url: string): this {
    this.options = [...this.options, "--license-server", `${owner}=${url}`];
    return this;
  }

  /** Serves another build of the app, from the next start on. */
  serving(app: string): this {
    this.app = app;
    return this;
  }

  /** From the next start on the disk takes hardly anything. */
  withFullDisk(): this {
    this.blocks = 64;
    return this;
  }

  /** From the next start on the disk can be told to take nothing. */
  withFailingDisk(): this {
    this.blocks = "unlimited";
    return this;
  }

  /** While the server runs its disk takes nothing at all, or everything again. */
  async diskTakes(octets: "0" | "unlimited"): Promise<void> {
    if (!this.server) throw new Error("the server does not run");
    await this.server.diskTakes(octets);
  }

  /** From the next start on there is room again. */
  withRoom(): this {
    this.blocks = undefined;
    return this;
  }

  /** Runs imports and rebuilds that only tell how far they are, from the next start on. */
  withOperations(): this {
    this.options = [...this.options, "--demo-operations"];
    return this;
  }

  async start(): Promise<this> {
    this.server = await Server.start(this.folder, this.port, this.options, this.blocks, this.app);
    this.port = this.server.port;
    return this;
  }

  async stop(): Promise<void> {
    await this.server?.stop();
    this.server = undefined;
  }

  /** Stops the server, changes the database behind its back with the ordinary command line, and starts it again. */
  async tamper(sql: string): Promise<void> {
    await this.stop();
    await this.sql(sql);
    await this.start();
  }

  /** What `sqlite3` answers. The server must not be running when something is changed. */
  async sql(sql: string): Promise<string> {
    const finished = await succeed("sqlite3", ["-bail", this.database], sql).catch((cause: unknown) => {
      const hint = String(cause).includes("ENOENT") ? " (on Debian: apt-get install -y sqlite3)" : "";
      throw new Error(`sqlite3${hint}: ${String(cause)}`);
    });
    return finished.stdout.trimEnd();
  }

  /** Loads a licence file with the server's own command, whatever comes of it. */
  load(file: string): Promise<Finished> {
    return call(program("segl-server"), this.arguments(["license", "load", file]));
  }

  async mustLoad(file: string): Promise<void> {
    await succeed(program("segl-server"), this.arguments(["license", "load", file]));
  }

  async importUsers(file: string): Promise<void> {
    await succeed(program("segl-server"), this.arguments(["users", "import", file]));
  }

  async addSatellite(name: string, ...licences: string[]): Promise<void> {
    const given = licences.flatMap((licence) => ["--license", licence]);
    await succeed(program("segl-server"), this.arguments(["satellite", "add", name, ...given]));
  }

  /** What was used of metered services, and what is included. */
  async importMetering(amounts: string, terms: string): Promise<void> {
    await succeed(program("segl-server"), this.arguments(["metering", "import", amounts]));
    await succeed(program("segl-server"), this.arguments(["metering", "terms", terms]));
  }

  /** Loses the installation key and makes another, as somebody without a backup would. */
  async renewKey(): Promise<void> {
    await this.stop();
    rmSync(path.join(this.folder, "installation.key"));
    const who = ["--company", demo.company, "--serial", demo.serial];
    await succeed(program("segl-server"), this.arguments(["key", "renew", ...who]));
    await this.start();
  }

  /** The independent judge's verdicts, as it prints them for programs. */
  verify(): Promise<Finished> {
    return call(program("segl"), ["verify", "--database", this.database, "--json", "--today", today]);
  }

  private arguments(rest: string[]): string[] {
    return ["--data", this.folder, "--today", today, ...rest];
  }
}
