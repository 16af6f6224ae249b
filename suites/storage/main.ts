// npm run storage:check -- s3://BUCKET/FOLDER [--endpoint URL] [--region REGION] [--host-style]: holds a storage server to
// all that the product relies on. Keys come from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN. It writes
// into a folder of its own below FOLDER, and removes it.
import { parseArgs } from "node:util";
import type { Connection } from "#coordinator/buckets/connection";
import { createOutbound } from "#coordinator/outbound/outbound";
import { checkLaws } from "./check-laws";
import { placeIn } from "./place";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    endpoint: { type: "string", default: "" },
    region: { type: "string", default: "us-east-1" },
    "host-style": { type: "boolean", default: false },
  },
});

process.exitCode = await main(positionals[0] ?? "", process.env);

async function main(address: string, environment: NodeJS.ProcessEnv): Promise<number> {
  const [, bucket, folder = ""] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(address) ?? [];
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  if (!bucket || !accessKeyId || !secretAccessKey) {
    console.error("Say which bucket, as s3://BUCKET/FOLDER, and set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
    return 1;
  }
  const sessionToken = environment["AWS_SESSION_TOKEN"];
  const connection: Connection = {
    ...{ id: "check", owner: "check", name: "check", bucket },
    ...{ endpoint: values.endpoint, region: values.region, pathStyle: !values["host-style"] },
    ...{ readOnly: false, requesterPays: false },
    prefix: folder === "" || folder.endsWith("/") ? folder : `${folder}/`,
    keys: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
  };
  // The person who runs this names the server.
  const outbound = createOutbound({ isNamed: () => true, mayCall: () => true });
  let missing = 0;
  try {
    for await (const { law, broken } of checkLaws(placeIn(connection, outbound))) {
      if (broken === undefined) console.log(`✓ ${law.name}`);
      else if (law.without) console.log(`~ ${law.name}: it does not; ${law.without}`);
      else {
        missing += 1;
        console.log(`✗ ${law.name}\n  ${broken.replaceAll("\n", "\n  ")}`);
      }
    }
  } finally {
    await outbound.close();
  }
  console.log(missing === 0 ? "Jobs can use this server." : `Jobs cannot use this server: ${missing} laws are broken.`);
  return missing === 0 ? 0 : 1;
}
