const FEATURES = [
  "camera",
  "microphone",
  "geolocation",
  "compute-pressure",
  "screen-wake-lock",
  "usb",
  "serial",
  "hid",
  "midi",
  "payment",
  "display-capture",
  "idle-detection",
  "local-fonts",
  "storage-access",
  "fullscreen",
  "autoplay",
];

/** Every feature is off, except those that the responding origin itself may use. */
export const permissionsPolicy = (own: readonly string[] = []) =>
  FEATURES.map((feature) => `${feature}=${own.includes(feature) ? "(self)" : "()"}`).join(", ");
