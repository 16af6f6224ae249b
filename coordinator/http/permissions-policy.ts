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

/** Every feature is off, but for those that the answering origin itself may use. */
export const permissionsPolicy = (own: readonly string[] = []) =>
  FEATURES.map((feature) => `${feature}=${own.includes(feature) ? "(self)" : "()"}`).join(", ");
