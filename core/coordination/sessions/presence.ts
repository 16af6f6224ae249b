import type { HouseholdId } from "../../ids";
import type { DeviceRun, State } from "../state";

/** A device is connected. */
export function arrive(state: State, { household, network }: DeviceRun) {
  state.present.add(household);
  if (network !== null) state.networks.add(network);
}

export function depart(state: State, { household, network }: DeviceRun) {
  state.present.remove(household);
  if (network !== null) state.networks.remove(network);
}

/** It continues as a device of another household. */
export function changeHousehold(state: State, { household: before }: DeviceRun, household: HouseholdId) {
  state.present.remove(before);
  state.present.add(household);
}
