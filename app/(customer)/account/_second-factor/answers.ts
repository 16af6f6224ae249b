import { z } from "zod";
import { tryParse } from "#protocol/try-parse";

export interface SetUp {
  /** What the QR code says: otpauth://… */
  uri: string;
  /** The same key, to be entered by hand, in groups of four. */
  key: string;
  recoveryCodes: readonly string[];
}

const RecoveryCodes = z.object({ backupCodes: z.array(z.string()) });
const Enabled = RecoveryCodes.extend({ totpURI: z.url() });

/** Of the sign-in machinery's answer; undefined if it is another. */
export function setUpIn(body: unknown): SetUp | undefined {
  const known = tryParse(Enabled, body);
  if (!known.success) return undefined;
  const { totpURI: uri, backupCodes } = known.data;
  const key = new URL(uri).searchParams.get("secret") ?? "";
  return { uri, key: key.replace(/.{4}(?=.)/g, "$& "), recoveryCodes: backupCodes };
}

export function recoveryCodesIn(body: unknown): readonly string[] | undefined {
  const known = tryParse(RecoveryCodes, body);
  return known.success ? known.data.backupCodes : undefined;
}
