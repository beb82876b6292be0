import type { CDPSession, Page } from "@playwright/test";

/** What the main thread of a page did, from the browser's own trace. */

interface TraceEvent {
  name: string;
  cat: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  dur?: number;
  /** Microseconds that the thread itself was running. */
  tdur?: number;
}

export interface Task {
  /** The largest thing in it. */
  name: string;
  /** Milliseconds that the thread was running, throttled as it is: what other processes took does not count. */
  length: number;
  /** Milliseconds on the clock. */
  clock: number;
}

export interface Measured {
  /** Milliseconds between the two marks. */
  span: number;
  /** What the main thread did between them, the longest first. */
  tasks: Task[];
}

export class Trace {
  private readonly events: TraceEvent[] = [];

  private constructor(private readonly session: CDPSession) {
    session.on("Tracing.dataCollected", ({ value }) => this.events.push(...(value as unknown as TraceEvent[])));
  }

  static async start(page: Page): Promise<Trace> {
    const session = await page.context().newCDPSession(page);
    const trace = new Trace(session);
    const includedCategories = ["toplevel", "blink.user_timing", "devtools.timeline"];
    await session.send("Tracing.start", {
      transferMode: "ReportEvents",
      traceConfig: { includedCategories, excludedCategories: ["*"] },
    });
    return trace;
  }

  /** Ends the trace and looks at the page's main thread between two `performance.mark`s. */
  async between(from: string, to: string): Promise<Measured> {
    const complete = new Promise((resolve) => this.session.once("Tracing.tracingComplete", resolve));
    await this.session.send("Tracing.end");
    await complete;
    const mark = (name: string) => {
      const found = this.events.find((event) => event.name === name && event.cat.includes("user_timing"));
      if (!found) throw new Error(`the trace has no mark ${name}`);
      return found;
    };
    const [begin, end] = [mark(from), mark(to)];
    const here = this.events.filter(
      (event) =>
        event.ph === "X" &&
        event.pid === begin.pid &&
        event.tid === begin.tid &&
        event.ts + (event.dur ?? 0) > begin.ts &&
        event.ts < end.ts,
    );
    // A task that has already begun when the first row is shown counts from there on.
    const after = (event: TraceEvent) => (event.dur ?? 0) - Math.max(0, begin.ts - event.ts);
    const tasks = here
      .filter((event) => event.name.endsWith("RunTask"))
      .map((task) => {
        const clock = after(task) / 1000;
        return { name: largestIn(task, here), length: Math.min(clock, (task.tdur ?? Infinity) / 1000), clock };
      });
    tasks.sort((a, b) => b.length - a.length);
    return { span: (end.ts - begin.ts) / 1000, tasks };
  }
}

function largestIn(task: TraceEvent, events: TraceEvent[]): string {
  const end = task.ts + (task.dur ?? 0);
  const inside = events.filter(
    (event) => !event.name.endsWith("RunTask") && event.ts >= task.ts && event.ts + (event.dur ?? 0) <= end,
  );
  inside.sort((a, b) => (b.dur ?? 0) - (a.dur ?? 0));
  return inside[0]?.name ?? "nothing named";
}
