/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // Pictures are made for their size; a resizer that answers anybody would only be one more door.
  images: { unoptimized: true },
  // `npm run check` holds the types, realm by realm and in seconds.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "pg",
    "pino",
    "prom-client",
    "socket.io",
    "@prisma/client",
    "@prisma/adapter-pg",
    "better-auth",
  ],
};
