import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import { API_ROOT } from "#protocol/api/api-root";
import type { SignedVisit, VisitFacts } from "#protocol/api/partners";
import { LIMITS } from "#protocol/limits";
import type { TermsVersion } from "#protocol/people/terms";
import type { DonationSnapshot } from "#workers/contract/donation-snapshot";
import { type Donation, openDonation } from "#workers/page/donation";
import type { SandboxPlaces } from "#workers/page/sandbox-places";
import { keepConsent } from "../_terms/kept-consent";
import { type Contact, type LampState, OpenerLink } from "./opener-link";

/** `nothing-kept`: this browser keeps no data for the city, so that its device cannot be told from others. */
export type LampProblem = { kind: "nothing-kept" } | { kind: "refused"; message: string };

export interface LampView {
  snapshot: DonationSnapshot | null;
  contact: Contact;
  /** Of this visit. */
  units: number;
  problem: LampProblem | null;
}

export interface LampParts {
  places: SandboxPlaces;
  partnerId: string;
  sharePercent: number;
  origin: string;
  /** What a press agrees to. */
  terms: TermsVersion;
  onChange: (view: LampView) => void;
}

/** The donation of a window that a partner's button opened: it begins with a press in it, and ends with it. */
export class Lamp {
  readonly #parts: LampParts;
  readonly #link: OpenerLink;
  readonly #donation: Donation;
  readonly #timer: ReturnType<typeof setInterval>;
  #view: LampView = { snapshot: null, contact: "waiting", units: 0, problem: null };
  #visit: { id: string; deviceToken: string } | undefined;
  #isBeginning = false;
  #isWanted = false;
  #told = "";

  constructor(parts: LampParts) {
    this.#parts = parts;
    this.#link = new OpenerLink({
      opener: window.opener,
      origin: parts.origin,
      onChange: () => this.#onContact(),
      now: () => performance.now(),
    });
    this.#donation = openDonation({ ...parts.places, isVisit: true, onSnapshot: (next) => this.#onSnapshot(next) });
    this.#timer = setInterval(() => void this.#continue(false), LIMITS.VISIT_EVERY_MS);
    addEventListener("pagehide", this.#onPageHide);
    this.#link.begin();
  }

  light() {
    if (this.#link.contact !== "joined") return;
    keepConsent(this.#parts.terms, new Date());
    this.#isWanted = true;
    this.#visit = undefined;
    this.#show({ problem: null, units: 0 });
    this.#donation.start();
  }

  out() {
    this.#isWanted = false;
    this.#donation.stop();
    this.#link.state("off");
    void this.#continue(true);
  }

  setSlots(slots: number) {
    this.#donation.setSlots(slots);
  }

  setShare(sharePercent: number) {
    this.#donation.setShare(sharePercent);
  }

  dispose() {
    this.#onPageHide();
    clearInterval(this.#timer);
    removeEventListener("pagehide", this.#onPageHide);
    this.#link.dispose();
    this.#donation.dispose();
  }

  #onContact() {
    if (this.#link.contact === "left" && this.#isWanted) this.out();
    this.#show({ contact: this.#link.contact });
  }

  #onSnapshot(snapshot: DonationSnapshot) {
    this.#link.state(this.#isWanted ? stateOf(snapshot) : "off");
    this.#show({ snapshot });
    if (this.#isWanted && snapshot.deviceId !== null && !this.#visit) void this.#begin();
  }

  async #begin() {
    if (this.#isBeginning) return;
    this.#isBeginning = true;
    try {
      const deviceToken = await this.#donation.deviceToken().catch(() => null);
      if (deviceToken === null) return this.#fail({ kind: "nothing-kept" });
      const { partnerId, origin, sharePercent } = this.#parts;
      const { player } = this.#link;
      const { visitId, signed } = await lamplighter.beginVisit({
        partnerId,
        origin,
        player,
        sharePercent,
        deviceToken,
      });
      this.#visit = { id: visitId, deviceToken };
      this.#tell(signed);
      if (!this.#isWanted) await this.#continue(true);
    } catch (error) {
      this.#fail({ kind: "refused", message: refusalOf(error).message });
    } finally {
      this.#isBeginning = false;
    }
  }

  /** Goes on after the end too: what was computed is verified later. */
  async #continue(ends: boolean) {
    if (!this.#visit) return;
    const { id: visitId, deviceToken } = this.#visit;
    const signed = await lamplighter.continueVisit({ visitId, deviceToken, ends }).catch(() => undefined);
    if (!signed || this.#visit?.id !== visitId) return;
    const isOver = this.#tell(signed);
    // By the city: its partner was closed, or another window of this browser began a visit.
    if (isOver && this.#isWanted) this.out();
  }

  /** Passes on what is new; returns whether the visit has ended. */
  #tell(signed: SignedVisit): boolean {
    const { units, creditNanos, isOpen } = JSON.parse(signed.payload) as VisitFacts;
    const news = JSON.stringify([units, creditNanos, isOpen]);
    if (news !== this.#told) this.#link.work(signed);
    this.#told = news;
    this.#show({ units });
    return !isOpen;
  }

  #fail(problem: LampProblem) {
    this.out();
    this.#show({ problem });
  }

  #show(change: Partial<LampView>) {
    this.#view = { ...this.#view, ...change };
    this.#parts.onChange(this.#view);
  }

  /** The last chance to say so; without it the city finds out when it hears no more of this window. */
  readonly #onPageHide = () => {
    if (!this.#visit) return;
    const { id, deviceToken } = this.#visit;
    const body = JSON.stringify({ deviceToken, ends: true });
    const headers = { "content-type": "application/json" };
    void fetch(`${API_ROOT}/visits/${id}`, { method: "POST", body, headers, keepalive: true }).catch(() => undefined);
  };
}

const stateOf = ({ on, state }: DonationSnapshot): LampState => {
  if (!on) return "off";
  return state.mode === "working" ? "running" : "ready";
};
