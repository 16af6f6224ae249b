import type { Logger } from "pino";
import type { Namespace, Server, Socket } from "socket.io";
import type { Commit } from "#core/coordination/effects";
import type { ReopenedJob } from "#core/coordination/events";
import type { SharedNetwork } from "#core/coordination/sessions/shared-network";
import type { JobId } from "#core/ids";
import type { StateReason } from "#core/jobs/state-reason";
import type { CityNow } from "#protocol/api/city-now";
import { LIMITS } from "#protocol/limits";
import {
  type FleetPulse,
  type JobSettled,
  LIVE_NAMESPACE,
  LiveFollow,
  type LiveToPage,
  type PageToLive,
} from "#protocol/live-messages";
import { tryParse } from "#protocol/try-parse";
import { type Context, hasPowerHere } from "../auth/context";
import { firstHelloOnly } from "../gateway/first-hello";
import { FloodGuard } from "../gateway/flood-guard";
import type { Coordinator } from "../shell/coordinator";
import { SlicedQueue } from "../sliced-queue";
import { CityPulse, type Elsewhere } from "./city-pulse";
import { HouseholdWatch } from "./household-watch";
import { LiveAccess, type PageSocket } from "./live-access";
import { SentPulses } from "./sent-pulses";
import { SettledDigest } from "./settled-digest";
import { SettlementNotifier } from "./settlement-notifier";

type LiveServer = Namespace<PageToLive, LiveToPage>;
type LiveSocket = Socket<PageToLive, LiveToPage>;

export interface LiveParts {
  io: Server;
  coordinator: Coordinator;
  /** What other coordinators add. */
  peers: Elsewhere;
  contextFor: (headers: Headers) => Promise<Context>;
  /** Whether this visitor may see the job. */
  mayFollowJob: (ctx: Context, jobId: string) => Promise<boolean>;
  /** A fingerprint of what these people's pages show of their devices. */
  printHouseholds: (people: readonly string[]) => Promise<Map<string, string>>;
  sharedNetwork: () => SharedNetwork | null;
  log: Logger;
  now: () => number;
}

const TELL_EVERY_MS = 250;
const LOOK_EVERY_MS = 1_000;
/** Jobs per second about which updates are sent: when pages follow more, each gets updates less often. */
const MAX_JOBS_TOLD_PER_SECOND = 2_000;
const ACCESS_EVERY_MS = 1_000;

/** Of a topic, as this visitor sees it; a stranger has no household, and may not follow one. */
const roomOf = (follow: LiveFollow, personId: string | undefined) => {
  if (follow.topic === "household") return `${HOUSEHOLD}${personId}`;
  return follow.topic === "job" ? `job ${follow.jobId}` : "fleet";
};
const HOUSEHOLD = "household ";

/**
 * The gateway for live pages: they choose what to follow and get totals a few times a second, while something changes.
 */
export class LiveGateway {
  readonly pulse: CityPulse;
  readonly settlements = new SettlementNotifier();
  readonly #parts: LiveParts;
  readonly #pages: LiveServer;
  readonly #settled = new SettledDigest();
  readonly #told = new SentPulses();
  readonly #access: LiveAccess;
  readonly #households: HouseholdWatch;
  /** Jobs whose followers are due for an update. */
  readonly #inTurn = new SlicedQueue();
  #lookedAt = Number.NEGATIVE_INFINITY;
  #nextRoundAt = Number.NEGATIVE_INFINITY;
  readonly #timer: NodeJS.Timeout;
  readonly #accessTimer: NodeJS.Timeout;

  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.pulse = new CityPulse(parts.peers);
    this.#access = new LiveAccess(parts.contextFor, parts.now);
    this.#households = new HouseholdWatch({
      print: parts.printHouseholds,
      followed: () => this.#followedHouseholds(),
      tell: (personId) => this.#pages.to(`${HOUSEHOLD}${personId}`).emit("household"),
      log: parts.log,
    });
    this.#pages = parts.io.of(LIVE_NAMESPACE) as unknown as LiveServer;
    firstHelloOnly(this.#pages);
    this.#pages.use((socket, next) => {
      this.#access.admit(socket).then(
        () => next(),
        (error) => next(error),
      );
    });
    this.#pages.on("connection", (socket) => {
      socket.once("disconnect", () => this.#access.forget(socket));
      const guard = new FloodGuard(LIMITS.liveMessagesPerSecond);
      socket.use((_packet, next) => {
        if (guard.admits(parts.now())) next();
        else socket.disconnect(true);
      });
      socket.on("follow", (message, answer) => {
        const follow = tryParse(LiveFollow, message);
        if (!follow.success || typeof answer !== "function") return socket.disconnect(true);
        // Besides those that it follows, a socket is in a room of its own.
        if (socket.rooms.size > LIMITS.liveTopics) {
          return answer({ ok: false, message: `A page may follow ${LIMITS.liveTopics} topics. Unfollow one first.` });
        }
        this.#mayFollow(socket, follow.data).then(
          (allowed) => {
            if (allowed) this.#join(socket, follow.data);
            answer(allowed ? { ok: true } : { ok: false, message: "You may not follow that." });
          },
          (error) => {
            parts.log.error({ event: "live.follow-failed", err: error }, "a page could not follow");
            answer({ ok: false, message: "That could not be looked up right now. Try again in a moment." });
          },
        );
        return undefined;
      });
      socket.on("unfollow", (message) => {
        const follow = tryParse(LiveFollow, message);
        if (follow.success) void socket.leave(roomOf(follow.data, this.#access.personOf(socket)));
      });
    });
    this.#timer = setInterval(() => this.#tell(), TELL_EVERY_MS);
    this.#accessTimer = setInterval(() => void this.#access.look(), ACCESS_EVERY_MS);
  }

  close() {
    clearInterval(this.#timer);
    clearInterval(this.#accessTimer);
    this.#households.close();
  }

  /** Somebody lost a session, a key or a role: what they see with it ends. */
  loseAccess(personId: string) {
    this.#access.lose(personId);
  }

  /**
   * For a response that lasts minutes: `end` is called when its reader's access ends. Call the returned function when
   * the response is over.
   */
  watchStream(request: { headers: Headers }, ctx: Context, end: () => void): () => void {
    return this.#access.watchStream(request, ctx, end);
  }

  /** It is unknown who lost what. */
  loseAllAccess() {
    this.#access.loseAll();
  }

  /** Only called with durable commits. */
  committed(commit: Commit) {
    this.pulse.observe(commit);
    this.settlements.committed(commit);
    for (const { jobId, unit, ok } of commit.settled) {
      if (this.#followed(`job ${jobId}`)) this.#settled.add(jobId, unit, ok);
    }
    for (const change of commit.states) this.#tellState(change.jobId, change.state, change.reason);
  }

  /** Pages that show these jobs read everything again: some of their units are no longer settled. */
  reopened(jobs: readonly ReopenedJob[]) {
    for (const { jobId } of jobs) {
      const job = this.#parts.coordinator.state.jobs.get(jobId);
      if (job) this.#tellState(jobId, job.state, job.reason);
    }
  }

  fleet(): FleetPulse {
    const { coordinator, sharedNetwork, now } = this.#parts;
    return { ...this.pulse.fleet(coordinator.state, now()), sharedNetwork: sharedNetwork() };
  }

  now(): CityNow {
    return this.pulse.now(this.#parts.coordinator.state);
  }

  event(kind: string, text: string) {
    this.#pages.to("fleet").emit("event", { at: this.#parts.now(), kind, text });
  }

  /** Checked each time, so that nobody follows anything with access that they have lost. */
  async #mayFollow(socket: PageSocket, follow: LiveFollow): Promise<boolean> {
    const ctx = await this.#access.ask(socket);
    if (!ctx) return false;
    if (follow.topic === "household") return ctx.person !== null;
    if (follow.topic === "fleet") return hasPowerHere(ctx, "see");
    return this.#parts.mayFollowJob(ctx, follow.jobId);
  }

  #join(socket: LiveSocket, follow: LiveFollow) {
    void socket.join(roomOf(follow, this.#access.personOf(socket)));
    if (follow.topic === "job") this.#told.forget(follow.jobId);
  }

  #followed(room: string): boolean {
    return this.#pages.adapter.rooms.has(room);
  }

  #followedHouseholds(): string[] {
    const rooms = [...this.#pages.adapter.rooms.keys()].filter((room) => room.startsWith(HOUSEHOLD));
    return rooms.map((room) => room.slice(HOUSEHOLD.length));
  }

  /** A job that left the state is announced once more, with its new state; the page then reads the rest. */
  #tellState(jobId: JobId, state: "running" | "paused" | "finished" | "cancelled", reason: StateReason | null) {
    const room = `job ${jobId}`;
    if (this.#followed(room)) this.#pages.to(room).emit("state", { jobId, state, reason });
  }

  #tellJob(jobId: JobId, settled: JobSettled | undefined) {
    const { coordinator, now } = this.#parts;
    const room = `job ${jobId}`;
    if (settled) this.#pages.to(room).emit("settled", settled);
    const pulse = this.pulse.job(coordinator.state, jobId, now());
    if (pulse && this.#told.isChanged(pulse)) this.#pages.to(room).emit("job", pulse);
  }

  #tell() {
    const { coordinator, now } = this.#parts;
    const at = now();
    if (at - this.#lookedAt >= LOOK_EVERY_MS) {
      this.#lookedAt = at;
      this.pulse.look(coordinator.state, at);
    }
    // Those of the previous round are still being sent, or were too many for another one so soon.
    if (this.#inTurn.size === 0 && at >= this.#nextRoundAt) this.#tellJobs(at);
    if (!this.#followed("fleet")) return;
    const fleet = this.pulse.countOn(coordinator.state, at);
    if (fleet) this.#pages.to("fleet").emit("fleet", { ...fleet, sharedNetwork: this.#parts.sharedNetwork() });
  }

  /** O(jobs that pages follow), in slices. */
  #tellJobs(at: number) {
    this.#told.nextRound();
    const settled = this.#settled.take();
    for (const room of this.#pages.adapter.rooms.keys()) {
      if (!room.startsWith("job ")) continue;
      const jobId = room.slice("job ".length) as JobId;
      this.#inTurn.push(() => this.#tellJob(jobId, settled.get(jobId)));
    }
    this.#nextRoundAt = at + (this.#inTurn.size * 1_000) / MAX_JOBS_TOLD_PER_SECOND - TELL_EVERY_MS;
  }
}
