import { type FundingLayer, layersOf, paidBetween, splitRefund } from "#core/ledger/funding";
import { partnerShare } from "#core/ledger/partner-share";
import { priceOfUnit } from "#core/ledger/pricing";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { payable } from "#core/rewards/payable";
import { type Earning, redeemable } from "#core/rewards/redeemable";

/** What a city pays, and what power costs. */
export interface Economy {
  coreHourNanos: number;
  donorPercent: number;
  welcomeNanos: number;
  /** Of a core that is busy for an hour. */
  powerNanos: number;
}

export const ORDINARY: Economy = {
  coreHourNanos: 20_000_000,
  donorPercent: 80,
  welcomeNanos: 5_000_000_000,
  powerNanos: 840_000,
};

interface FraudJob {
  customer: string;
  network: string;
  layers: FundingLayer[];
  heldNanos: number;
  chargedNanos: number;
  balanceNanos: number;
  reversedNanos: number;
}

interface Home {
  owner: string;
  network: string;
}

interface Site extends Home {
  /** Of what devices earn for it. */
  percent: number;
  /** What it was given of each earning, and what of that was close to its owner. */
  parts: Map<Earning, { sharedNanos: number; closeNanos: number }>;
}

const UNIT_FUEL = 3_600 * FUEL_PER_CORE_SECOND;

/** One group of people who play together, in a city of the rules that ship. Nobody else is in it: what they get, they took. */
export class FraudTown {
  readonly #economy: Economy;
  readonly #gifts = new Map<string, number>();
  readonly #paid = new Map<string, number>();
  readonly #jobs: FraudJob[] = [];
  readonly #homes: Home[] = [];
  readonly #earnings = new Map<string, Earning>();
  readonly #sites: Site[] = [];
  #paidInNanos = 0;
  #powerNanos = 0;
  #givenNanos = 0;

  constructor(economy: Economy) {
    this.#economy = economy;
  }

  welcome(customer: string) {
    this.give(customer, this.#economy.welcomeNanos);
  }

  give(customer: string, nanos: number) {
    add(this.#gifts, customer, nanos);
    this.#givenNanos += nanos;
  }

  pay(customer: string, nanos: number) {
    add(this.#paid, customer, nanos);
    this.#paidInNanos += nanos;
  }

  home(owner: string, network: string): number {
    return this.#homes.push({ owner, network }) - 1;
  }

  site(owner: string, network: string, percent: number): number {
    return this.#sites.push({ owner, network, percent, parts: new Map() }) - 1;
  }

  /** What the home has earned with the job was earned with the site's button, and its part is counted now. */
  share(siteAt: number, homeAt: number, jobAt: number) {
    const [site, home, job] = [this.#sites[siteAt], this.#homes[homeAt], this.#job(jobAt)];
    if (!site || !home) throw new Error(`There is no site ${siteAt} or no home ${homeAt}`);
    const earning = this.#earning(homeAt, jobAt);
    const sharedNanos = partnerShare(earning.creditNanos, site.percent);
    earning.sharedNanos += sharedNanos;
    const isClose =
      [home.owner, job.customer].includes(site.owner) || [home.network, job.network].includes(site.network);
    site.parts.set(earning, { sharedNanos, closeNanos: isClose ? sharedNanos : 0 });
  }

  /** The owner asks for all that their homes may redeem now. */
  redeem(owner: string) {
    for (const earning of this.#earningsOf(owner))
      earning.redeemedNanos += Math.max(0, redeemable([earning]).freeNanos);
  }

  job(customer: string, network: string, budgetNanos: number): number {
    const empty = { layers: [], heldNanos: 0, chargedNanos: 0, balanceNanos: 0, reversedNanos: 0 };
    const job = this.#jobs.push({ customer, network, ...empty }) - 1;
    this.addBudget(job, budgetNanos);
    return job;
  }

  addBudget(at: number, nanos: number) {
    const job = this.#job(at);
    const giftNanos = Math.min(nanos, this.#gifts.get(job.customer) ?? 0);
    const paidNanos = nanos - giftNanos;
    if (paidNanos > (this.#paid.get(job.customer) ?? 0)) throw new Error(`${job.customer} has no ${nanos}`);
    add(this.#gifts, job.customer, -giftNanos);
    add(this.#paid, job.customer, -paidNanos);
    job.layers.push(...layersOf(job.heldNanos, { giftNanos, paidNanos }));
    job.heldNanos += nanos;
    job.balanceNanos += nanos;
  }

  /** Units of a core-hour each, computed by that home until so much of the budget is spent. `haste`: fuel burnt for less power. */
  work(homeAt: number, jobAt: number, nanos: number, haste = 1) {
    const job = this.#job(jobAt);
    const rate = { coreHourNanos: this.#economy.coreHourNanos, fuelPerSecond: FUEL_PER_CORE_SECOND };
    for (let left = Math.min(nanos, job.balanceNanos); left > 0; ) {
      const unit = priceOfUnit(UNIT_FUEL, 1, left, rate, this.#economy.donorPercent);
      this.#credit(homeAt, jobAt, unit);
      job.chargedNanos += unit.priceNanos;
      job.balanceNanos -= unit.priceNanos;
      left -= unit.priceNanos;
      this.#powerNanos += this.#economy.powerNanos / haste;
    }
  }

  /** The home is caught, and what it was credited with in the job is taken back. */
  takeBack(homeAt: number, jobAt: number) {
    const earning = this.#earning(homeAt, jobAt);
    const price = Math.floor((earning.creditNanos * 100) / this.#economy.donorPercent);
    this.#job(jobAt).balanceNanos += price;
    this.#job(jobAt).reversedNanos += price;
    Object.assign(earning, { creditNanos: 0, paidNanos: 0, nearNanos: 0 });
  }

  end(at: number) {
    const job = this.#job(at);
    const none = { giftNanos: 0, paidNanos: 0 };
    const { giftNanos, paidNanos } = splitRefund({ ...job, refunded: none });
    job.balanceNanos = 0;
    add(this.#gifts, job.customer, giftNanos);
    add(this.#paid, job.customer, paidNanos);
  }

  /** All that these people can take out, in cash or as money that buys computing as cash does. */
  get outcome() {
    let redeemedNanos = 0;
    for (const owner of new Set(this.#homes.map((home) => home.owner))) {
      const { redeemedNanos: taken, freeNanos } = redeemable(this.#earningsOf(owner));
      redeemedNanos += taken + Math.max(0, freeNanos);
    }
    for (const { parts } of this.#sites)
      for (const [earning, { sharedNanos, closeNanos }] of parts) {
        const device = {
          ...earning,
          allSharedNanos: earning.sharedNanos,
          redeemedNanos: this.#redeemedInTheEnd(earning),
        };
        redeemedNanos += payable({ ...device, sharedNanos, closeNanos, isClose: false }).payableNanos;
      }
    const leftNanos = [...this.#paid.values()].reduce((sum, nanos) => sum + nanos, 0);
    const gainNanos = redeemedNanos + leftNanos;
    const costNanos = this.#paidInNanos + Math.round(this.#powerNanos);
    return { gainNanos, costNanos, netNanos: gainNanos - costNanos, givenNanos: this.#givenNanos };
  }

  #credit(deviceNo: number, jobNo: number, unit: { priceNanos: number; creditNanos: number }) {
    const { layers, chargedNanos, customer, network } = this.#job(jobNo);
    const home = this.#homes[deviceNo];
    const paidOfPrice = paidBetween(layers, chargedNanos, chargedNanos + unit.priceNanos);
    const paidNanos = Math.floor((unit.creditNanos * paidOfPrice) / unit.priceNanos);
    const isNear = home?.owner === customer || home?.network === network;
    const earning = this.#earning(deviceNo, jobNo);
    earning.creditNanos += unit.creditNanos;
    earning.paidNanos += paidNanos;
    earning.nearNanos += isNear ? paidNanos : 0;
  }

  #earningsOf(owner: string): Earning[] {
    return [...this.#earnings.values()].filter(({ deviceNo }) => this.#homes[deviceNo]?.owner === owner);
  }

  #redeemedInTheEnd(earning: Earning): number {
    return earning.redeemedNanos + Math.max(0, redeemable([earning]).freeNanos);
  }

  #earning(deviceNo: number, jobNo: number): Earning {
    const key = `${deviceNo}/${jobNo}`;
    const isOwn = this.#homes[deviceNo]?.owner === this.#job(jobNo).customer;
    const empty = {
      deviceNo,
      jobNo,
      creditNanos: 0,
      paidNanos: 0,
      nearNanos: 0,
      redeemedNanos: 0,
      sharedNanos: 0,
      isOwn,
    };
    const earning = this.#earnings.get(key) ?? empty;
    this.#earnings.set(key, earning);
    return earning;
  }

  #job(at: number): FraudJob {
    const job = this.#jobs[at];
    if (!job) throw new Error(`There is no job ${at}`);
    return job;
  }
}

const add = (sums: Map<string, number>, key: string, nanos: number) => sums.set(key, (sums.get(key) ?? 0) + nanos);
