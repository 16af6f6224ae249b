import { expose } from "comlink";
import type { ControlApi } from "../contract/control-api";
import { ActiveClock } from "./active-clock";
import { openDeviceDatabase } from "./database";
import { DonationControl } from "./donation-control";
import { TryControl } from "./try-control";

const clock = new ActiveClock(() => performance.now()).run();
const now = () => Date.now();
let donation: DonationControl | undefined;

function opened(): DonationControl {
  if (!donation) throw new Error("Call `open` before the donation is started or changed.");
  return donation;
}

const api: ControlApi = {
  async open(siteUrl, page, settings, home) {
    donation = await DonationControl.open({ siteUrl, page, settings, home, clock, now }, await openDeviceDatabase());
  },
  async start(settings) {
    opened().start(settings);
  },
  async stop() {
    opened().stop();
  },
  async finish() {
    opened().finish();
  },
  async sense(home) {
    opened().sense(home);
  },
  async delayed() {
    opened().lender.delayed();
  },
  async adjust(settings) {
    opened().adjust(settings);
  },
  async lift() {
    opened().session.remote.lift();
  },
  async pair(wanted) {
    const { pairing } = opened().session;
    if (wanted) pairing.want();
    else pairing.drop();
  },
  async countBytes(bytes) {
    opened().days.count({ bytes });
  },
  async days() {
    return opened().days.all();
  },
  async tryUnits(request, page) {
    return new TryControl(request, page, await openDeviceDatabase(), clock, now).run();
  },
};

expose(api);
