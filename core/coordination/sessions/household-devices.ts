import type { HouseholdId } from "../../ids";
import type { DeviceRun, State } from "../state";

const NONE: ReadonlySet<DeviceRun> = new Set();

/** The devices of a household that are known here, so that judging one of them does not scan the whole city. */
export const devicesOf = (state: Readonly<State>, household: HouseholdId): ReadonlySet<DeviceRun> =>
  state.devicesByHousehold.get(household) ?? NONE;

export function addDevice(state: State, device: DeviceRun) {
  state.devices.set(device.id, device);
  enlist(state, device);
}

export function forgetDevice(state: State, device: DeviceRun) {
  state.devices.delete(device.id);
  strike(state, device);
}

export function moveDevice(state: State, device: DeviceRun, household: HouseholdId) {
  strike(state, device);
  device.household = household;
  enlist(state, device);
}

function enlist({ devicesByHousehold }: State, device: DeviceRun) {
  const others = devicesByHousehold.get(device.household);
  if (others) others.add(device);
  else devicesByHousehold.set(device.household, new Set([device]));
}

function strike({ devicesByHousehold }: State, device: DeviceRun) {
  const devices = devicesByHousehold.get(device.household);
  devices?.delete(device);
  if (devices?.size === 0) devicesByHousehold.delete(device.household);
}
