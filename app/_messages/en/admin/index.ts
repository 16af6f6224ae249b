import { acts } from "./acts";
import { admins } from "./admins";
import { audit } from "./audit";
import { books } from "./books";
import { controlRoom } from "./control-room";
import { customers } from "./customers";
import { device } from "./device";
import { devices } from "./devices";
import { feed } from "./feed";
import { field } from "./field";
import { frame } from "./frame";
import { health } from "./health";
import { jobs } from "./jobs";
import { ledger } from "./ledger";
import { lever } from "./lever";
import { lists } from "./lists";
import { payments } from "./payments";
import { reconciliation } from "./reconciliation";
import { review } from "./review";
import { reviews } from "./reviews";
import { rewards } from "./rewards";
import { settings } from "./settings";
import { tariffs } from "./tariffs";
import { terms } from "./terms";

/** Of the console. */
export const admin = {
  acts,
  admins,
  audit,
  books,
  controlRoom,
  customers,
  device,
  devices,
  feed,
  field,
  frame,
  health,
  jobs,
  ledger,
  lever,
  lists,
  payments,
  reconciliation,
  review,
  reviews,
  rewards,
  settings,
  tariffs,
  terms,
} as const;
