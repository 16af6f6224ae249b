import type { Server } from "socket.io";
import type { Limits } from "#protocol/limits";
import { steadyNow } from "../clock";
import { DeviceGateway } from "../gateway/device-gateway";
import { HouseholdDoor } from "../gateway/household-door";
import type { Handle } from "../handle";
import { ResultComparator } from "../intake/result-comparator";
import { ResultIntake } from "../intake/result-intake";
import type { UnitStore } from "../store/unit-store";
import type { OpenObjects } from "./open-objects";

interface Parts {
  io: Server;
  store: UnitStore;
  objects: OpenObjects;
  household: HouseholdDoor;
  limits: Limits;
}

/** What passes between devices and their households; `self` is this coordinator's name. */
export const openHousehold = ({ coordinator, pool, log, config }: Handle, self: string) =>
  new HouseholdDoor({ coordinator, pool, log, self, tariffs: () => config.tariffs.tariffs });

/** The devices' sockets, and the intake for their results. */
export function openGateway(handle: Handle, { io, store, objects, household, limits }: Parts): DeviceGateway {
  const { coordinator, comparer, signatures, tries, pairings, blobs, config, log } = handle;
  const comparator = new ResultComparator({
    state: () => coordinator.state,
    dispatch: (event) => coordinator.dispatch(event),
    comparer,
    blobs,
    log,
  });
  const provesGrant = signatures.provesGrant.bind(signatures);
  const intake = new ResultIntake({ coordinator, comparator, provesGrant, log });
  const common = { io, store, coordinator, intake, blobs, signatures, tries, pairings, household, log, limits };
  const { links, asks, recomputations, heldInputs } = objects;
  return new DeviceGateway({
    ...common,
    links,
    asks,
    recomputations,
    heldInputs,
    city: () => config.cityName,
    now: steadyNow,
  });
}
