import type { AttackClass } from "./attack";
import { heldJs } from "./js-attack";

export const prompts: AttackClass = {
  name: "prompts",
  title: "Bothering the resident: dialogs, pop-ups, other pages, permissions",
  attacks: [
    heldJs({
      name: "dialogs",
      tries: "Opens dialogs over the page.",
      control: "page",
      source: `
  for (const name of ["alert", "confirm", "prompt", "print"]) {
    await attempt(name, () => reach(name));
  }`,
    }),
    heldJs({
      name: "pop-up",
      tries: "Opens a window of its own.",
      control: "page",
      source: `
  await attempt("open", () => reach("open"));
  await attempt("a link", () => reach("document").createElement("a").click);
  await attempt("clients", () => reach("clients").openWindow);`,
    }),
    heldJs({
      name: "navigation",
      tries: "Leads the page, its frame or itself to another address.",
      control: "page",
      source: `
  await attempt("location", () => reach("location").assign);
  await attempt("top.location", () => reach("top").location.replace);
  await attempt("history", () => reach("history").pushState);
  await attempt("navigation", () => reach("navigation").navigate);`,
    }),
    heldJs({
      name: "download",
      tries: "Puts a file into the resident’s downloads.",
      control: "page",
      source: `
  await attempt("a download", () => {
    const link = reach("document").createElement("a");
    link.download = "leak.txt";
    return "download" in link;
  });`,
    }),
    heldJs({
      name: "place",
      tries: "Asks where the device is.",
      control: "page",
      source: `
  await attempt("geolocation", () => reach("navigator").geolocation.getCurrentPosition);`,
    }),
    heldJs({
      name: "camera-and-microphone",
      tries: "Asks for the camera, the microphone and the screen.",
      control: "page",
      source: `
  await attempt("mediaDevices", () => reach("navigator").mediaDevices.getUserMedia);
  await attempt("screen", () => reach("navigator").mediaDevices.getDisplayMedia);`,
    }),
    heldJs({
      name: "notifications",
      tries: "Asks to send notifications.",
      control: "worker",
      source: `
  await attempt("Notification", () => reach("Notification").permission);
  await attempt("permissions", () => reach("navigator").permissions.query);`,
    }),
    heldJs({
      name: "clipboard",
      tries: "Reads and writes the clipboard.",
      control: "page",
      source: `
  await attempt("clipboard", () => reach("navigator").clipboard.readText);`,
    }),
    heldJs({
      name: "devices",
      tries: "Asks for what is plugged in: USB, serial, MIDI, gamepads, sensors.",
      control: "worker",
      source: `
  for (const name of ["usb", "serial", "hid", "bluetooth", "gpu", "getGamepads", "requestMIDIAccess", "vibrate", "wakeLock"]) {
    await attempt(name, () => reach("navigator")[name]);
  }
  await attempt("sensors", () => reach("Accelerometer"));`,
    }),
    heldJs({
      name: "passwords-and-payment",
      tries: "Asks for passwords and for payment.",
      control: "page",
      source: `
  await attempt("credentials", () => reach("navigator").credentials.get);
  await attempt("payment", () => reach("PaymentRequest"));`,
    }),
  ],
};
