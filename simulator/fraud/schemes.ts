import { type Economy, FraudTown } from "./fraud-town";

export interface Scheme {
  name: string;
  play: (town: FraudTown, stakeNanos: number, economy: Economy) => void;
}

const ACCOUNTS = 50;
/** In percent: a site cannot ask for more. */
const MAX_SHARED = 100;

/** What people might try, with a stake in money of their own. */
export const SCHEMES: readonly Scheme[] = [
  {
    name: "a customer computes their own job at home",
    play(town, stake) {
      town.pay("eve", stake);
      const home = town.home("eve", "eve's");
      town.work(home, town.job("eve", "eve's", stake), stake);
    },
  },
  {
    name: "a customer's job is computed by a friend in the same house",
    play(town, stake) {
      town.pay("eve", stake);
      const home = town.home("mallory", "eve's");
      town.work(home, town.job("eve", "eve's", stake), stake);
    },
  },
  {
    name: "a customer's job is computed by a friend elsewhere",
    play(town, stake) {
      town.pay("eve", stake);
      const home = town.home("mallory", "elsewhere");
      town.work(home, town.job("eve", "eve's", stake), stake);
    },
  },
  {
    name: "fifty accounts spend their welcome money on a friend",
    play(town, _stake, { welcomeNanos }) {
      const home = town.home("mallory", "elsewhere");
      for (let account = 0; account < ACCOUNTS; account++) {
        town.welcome(`eve ${account}`);
        town.work(home, town.job(`eve ${account}`, `net ${account}`, welcomeNanos), welcomeNanos);
      }
    },
  },
  {
    name: "gifts and paid money in one job, cancelled half-way",
    play(town, stake, { welcomeNanos }) {
      town.welcome("eve");
      town.pay("eve", stake);
      const job = town.job("eve", "eve's", welcomeNanos + stake);
      town.work(town.home("mallory", "elsewhere"), job, welcomeNanos + stake / 2);
      town.end(job);
    },
  },
  {
    name: "paid money first, then gifts into the same job, cancelled",
    play(town, stake) {
      town.pay("eve", stake);
      const job = town.job("eve", "eve's", stake);
      town.work(town.home("mallory", "elsewhere"), job, stake);
      town.give("eve", stake);
      town.addBudget(job, stake);
      town.end(job);
    },
  },
  {
    name: "a liar spends the gifts, is caught, and a friend gets the paid part",
    play(town, stake, { welcomeNanos }) {
      town.welcome("eve");
      town.pay("eve", stake);
      const job = town.job("eve", "eve's", welcomeNanos + stake);
      const liar = town.home("trudy", "nowhere");
      town.work(liar, job, welcomeNanos);
      town.work(town.home("mallory", "elsewhere"), job, stake);
      town.takeBack(liar, job);
      town.end(job);
    },
  },
  {
    name: "a script that burns fuel a hundred times as cheaply, for a friend",
    play(town, stake) {
      town.pay("eve", stake);
      town.work(town.home("mallory", "elsewhere"), town.job("eve", "eve's", stake), stake, 100);
    },
  },
  {
    name: "a script that burns welcome money, for a friend",
    play(town, _stake, { welcomeNanos }) {
      town.welcome("eve");
      const home = town.home("mallory", "elsewhere");
      town.work(home, town.job("eve", "eve's", welcomeNanos), welcomeNanos, 100);
    },
  },
  {
    name: "a site's owner pays for a job that a friend computes as its visitor",
    play(town, stake) {
      town.pay("eve", stake);
      const [job, home] = [town.job("eve", "eve's", stake), town.home("mallory", "elsewhere")];
      town.work(home, job, stake);
      town.share(town.site("eve", "eve's", MAX_SHARED), home, job);
    },
  },
  {
    name: "a site, its visitor and a customer are three friends in three houses",
    play(town, stake) {
      town.pay("eve", stake);
      const [job, home] = [town.job("eve", "eve's", stake), town.home("mallory", "elsewhere")];
      town.work(home, job, stake);
      town.share(town.site("trudy", "nowhere", MAX_SHARED), home, job);
    },
  },
  {
    name: "a visitor redeems all of it before the site's part is counted",
    play(town, stake) {
      town.pay("eve", stake);
      const [job, home] = [town.job("eve", "eve's", stake), town.home("mallory", "elsewhere")];
      town.work(home, job, stake);
      town.redeem("mallory");
      town.share(town.site("trudy", "nowhere", MAX_SHARED), home, job);
    },
  },
  {
    name: "gifts are spent on a site's visitors, who earn elsewhere too",
    play(town, stake, { welcomeNanos }) {
      town.pay("eve", stake);
      const [home, site] = [town.home("mallory", "elsewhere"), town.site("trudy", "nowhere", MAX_SHARED)];
      town.work(home, town.job("eve", "eve's", stake), stake);
      for (let account = 0; account < ACCOUNTS; account++) {
        town.welcome(`trudy ${account}`);
        const job = town.job(`trudy ${account}`, `net ${account}`, welcomeNanos);
        town.work(home, job, welcomeNanos);
        town.share(site, home, job);
      }
    },
  },
];

export function outcomeOf({ play }: Scheme, stakeNanos: number, economy: Economy) {
  const town = new FraudTown(economy);
  play(town, stakeNanos, economy);
  return town.outcome;
}
