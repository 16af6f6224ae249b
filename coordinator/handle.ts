import type { Pool } from "pg";
import type { Logger } from "pino";
import type { PrismaClient } from "#prisma/generated/client";
import type { Limits } from "#protocol/limits";
import type { ContractWatch } from "./api/contract-watch";
import type { TryCounter } from "./auth/count-tries";
import type { Auth } from "./auth/create-auth";
import type { Signer } from "./auth/signatures";
import type { ConnectionStore } from "./buckets/connection-store";
import type { OutputComparer } from "./comparison/output-comparer";
import type { Config } from "./config";
import type { AtOnce } from "./gateway/at-once";
import type { Quota } from "./gateway/quota";
import type { CityHealth } from "./health/city-health";
import type { InputPlanner } from "./inputs/input-planner";
import type { LiveGateway } from "./live/live-gateway";
import type { PostOffice } from "./mail/post-office";
import type { Outbound } from "./outbound/outbound";
import type { PairingCodes } from "./pairing/pairing-codes";
import type { PaperPrinter } from "./paper/paper-printer";
import type { VisitSigner } from "./partners/visit-signer";
import type { CardProvider } from "./payments/card-provider";
import type { Peers } from "./peers/peers";
import type { ProgramChecker } from "./programs/program-checker";
import type { PythonChecker } from "./programs/python-checker";
import type { ReceiptKeys } from "./receipts/receipt-keys";
import type { FileReader } from "./reconciliation/file-reader";
import type { SettingsBook } from "./settings/settings-book";
import type { Coordinator } from "./shell/coordinator";
import type { BlobStore } from "./storage/blob-store";
import type { CommandBus } from "./store/command-bus";
import type { FairQueue } from "./threads/fair-queue";

/** Everything that the verbs in `api/` work with. */
export interface Handle {
  /** With the city's settings as they hold now. */
  config: Config;
  limits: Limits;
  settings: SettingsBook;
  log: Logger;
  prisma: PrismaClient;
  pool: Pool;
  blobs: BlobStore;
  auth: Auth;
  /** Undefined: this city takes no cards. */
  cards: CardProvider | undefined;
  /** Sends the site's mail. */
  post: PostOffice;
  signatures: Signer;
  /** Signs what partners are told of visits. */
  visitSigner: VisitSigner;
  receiptKeys: ReceiptKeys;
  tries: TryCounter;
  pairings: PairingCodes;
  /** Calls to addresses that customers name. */
  outbound: Outbound;
  /** Customers' buckets. */
  connections: ConnectionStore;
  /** Checks of connections, by person. */
  bucketChecks: Quota;
  /** Webhooks that were saved or changed, by person. */
  webhooksSaved: Quota;
  programs: ProgramChecker;
  python: PythonChecker;
  planner: InputPlanner;
  comparer: OutputComparer;
  /** Reads files of the bank. */
  files: FileReader;
  /** Draws PDFs. */
  papers: PaperPrinter;
  coordinator: Coordinator;
  live: LiveGateway;
  /** The other coordinators of this city. */
  peers: Peers;
  /** What all coordinators report. */
  health: CityHealth;
  bus: CommandBus;
  /** Calls of the API, by person, or by network for callers who are not signed in. */
  apiCalls: Quota;
  /** Changes of devices' names, pauses, limits and rules, by person. */
  deviceChanges: Quota;
  contractWatch: ContractWatch;
  /** Jobs and units that are being written, in turn between their customers. */
  submissions: FairQueue;
  /** Results that are being streamed. */
  downloads: { ofPerson: AtOnce; ofNetwork: AtOnce };
  /** The folder of the sample jobs. */
  samplesFolder: string;
  /** The folder of the documentation. */
  docsFolder: string;
  /** The script of the button that other sites show. */
  buttonFile: string;
  /** The path of the control worker's script. */
  controlPath: string;
  /** The path of the script that tests customers' buckets in a browser. */
  bucketTrialPath: string;
}

const KEY = Symbol.for("lamplighter.coordinator");
const shared = globalThis as { [KEY]?: Handle };

/**
 * Called once, by `main.ts`. The site's bundle is another module graph in the same process; they share only
 * `globalThis`.
 */
export function publishHandle(handle: Handle) {
  shared[KEY] = handle;
}

export function handle(): Handle {
  const published = shared[KEY];
  if (!published)
    throw new Error(
      "The coordinator is not running in this process: start the site with `npm start` or `npm run dev`.",
    );
  return published;
}
