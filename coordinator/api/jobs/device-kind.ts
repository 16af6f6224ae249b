const KINDS = ["Windows", "Mac", "Linux", "ChromeOS", "Android", "iPhone", "iPad", "Television"];

/** What a device calls itself begins with its system; whatever else it says there is nobody's business. */
export const deviceKind = (label: string): string => KINDS.find((kind) => label.startsWith(`${kind},`)) ?? "Device";
