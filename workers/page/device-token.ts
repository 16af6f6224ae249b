import { openDeviceDatabase } from "../control/database";

/** The signed identity of this browser's device, with which a signed-in person claims it; null before its first visit. */
export async function readDeviceToken(): Promise<string | null> {
  const db = await openDeviceDatabase();
  try {
    return (await db.get("identity", "self"))?.deviceToken ?? null;
  } finally {
    db.close();
  }
}
