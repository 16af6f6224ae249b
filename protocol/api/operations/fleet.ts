import {
  AdminDevice,
  AnchorDeviceInput,
  BanDeviceInput,
  DeviceHistory,
  DeviceIdInput,
  DeviceList,
  FleetNow,
  ListDevicesInput,
} from "../admin";
import { json, Nothing } from "../operation";

const admin = { tag: "admin", audience: "admin:see" } as const;

/** The city's devices, for admins. */
export const fleetOperations = {
  getFleet: json({
    ...admin,
    method: "GET",
    path: "/admin/fleet",
    summary: "Every connected device at this moment.",
    input: Nothing,
    output: FleetNow,
  }),
  listDevices: json({
    ...admin,
    method: "GET",
    path: "/admin/devices",
    summary: "Devices that ever joined, sorted and filtered.",
    input: ListDevicesInput,
    output: DeviceList,
  }),
  getDevice: json({
    ...admin,
    method: "GET",
    path: "/admin/devices/{deviceId}",
    summary: "A device and the last replicas that it returned.",
    input: DeviceIdInput,
    output: DeviceHistory,
    refusals: ["NOT_FOUND"],
  }),
  banDevice: json({
    ...admin,
    audience: "admin:protect",
    method: "POST",
    path: "/admin/devices/{deviceId}/ban",
    summary: "Take all work from a device and give it none until it is unbanned.",
    input: BanDeviceInput,
    output: AdminDevice,
    refusals: ["NOT_FOUND"],
  }),
  unbanDevice: json({
    ...admin,
    audience: "admin:protect",
    method: "POST",
    path: "/admin/devices/{deviceId}/unban",
    summary: "Welcome a banned device again.",
    input: DeviceIdInput,
    output: AdminDevice,
    refusals: ["NOT_FOUND"],
  }),
  anchorDevice: json({
    ...admin,
    audience: "admin:operate",
    method: "POST",
    path: "/admin/devices/{deviceId}/anchor",
    summary: "Vouch for a device of the city's own: while few others are trusted, only what it confirms is believed.",
    input: AnchorDeviceInput,
    output: AdminDevice,
    refusals: ["NOT_FOUND", "CONFLICT"],
  }),
  releaseAnchor: json({
    ...admin,
    audience: "admin:operate",
    method: "POST",
    path: "/admin/devices/{deviceId}/release",
    summary: "Vouch for a device no longer: it begins anew, like any device.",
    input: DeviceIdInput,
    output: AdminDevice,
    refusals: ["NOT_FOUND"],
  }),
};
