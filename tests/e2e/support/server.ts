import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { program, succeed } from "./programs.ts";
import { dist, root, today } from "./places.ts";

/** A running `segl-server` on a port of its own. */
export class Server {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
    private readonly said: Buffer[],
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /**
   * Starts the server over a data folder, on the port it had before if one is named, with further options; returns
   * when it answers. `blocks`: its files cannot grow beyond so many times 512 octets, nor beyond what `diskTakes` says
   * later; `app`: the build that it serves.
   */
  static async start(data: string, before?: number, more: string[] = [], blocks?: number | "unlimited", app = dist): Promise<Server> {
    const port = before ?? (await freePort());
    const listen = `127.0.0.1:${port}`;
    const args = ["--data", data, "--dist", app, "--listen", listen, "--today", today, ...more, "serve"];
    const limited = ["-c", `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`, program("segl-server"), ...args];
    const [file, all] = blocks === undefined ? [program("segl-server"), args] : ["sh", limited];
    const child = spawn(file, all, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const said: Buffer[] = [];
    child.stdout?.on("data", (part: Buffer) => said.push(part));
    child.stderr?.on("data", (part: Buffer) => said.push(part));
    const server = new Server(port, child, said);
    await server.healthy();
    return server;
  }

  /** From now on no file of the server takes more than so many octets; it must have been started with `blocks`. */
  async diskTakes(octets: "0" | "unlimited"): Promise<void> {
    await succeed("prlimit", ["--pid", String(this.child.pid), `--fsize=${octets}:unlimited`]);
  }

  /** Everything that it printed. */
  get log(): string {
    return Buffer.concat(this.said).toString();
  }

  /** Asks it to stop and returns when it has. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGTERM");
    const killer = new AbortController();
    void pause(5_000, undefined, { signal: killer.signal }).then(
      () => this.child.kill("SIGKILL"),
      () => undefined,
    );
    await ended;
    killer.abort();
  }

  private async healthy(): Promise<void> {
    const deadline = Date.now() + 20_000;
    while (Date.now() < deadline) {
      if (this.child.exitCode !== null) break;
      const answer = await fetch(`${this.url}/healthz`).catch(() => undefined);
      if (answer?.ok) return;
      await pause(20);
    }
    this.child.kill("SIGKILL");
    throw new Error(`segl-server does not answer on ${this.url}/healthz:\n${this.log}`);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}
