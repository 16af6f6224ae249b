const KINDS = ["Windows", "Mac", "Linux", "ChromeOS", "Android", "iPhone", "iPad", "Television"];

/** A device's label begins with its operating system; the rest of it is private. */
export const deviceKind = (label: string): string => KINDS.find((kind) => label.startsWith(`${kind},`)) ?? "Device";
