/** What a bucket must allow the site's pages, in the form that S3's consoles and command lines take. */
export const corsRules = (origin: string, { readOnly }: { readOnly: boolean }): string =>
  JSON.stringify(
    [
      {
        AllowedOrigins: [origin],
        AllowedMethods: readOnly ? ["GET", "HEAD"] : ["GET", "HEAD", "PUT"],
        AllowedHeaders: ["*"],
        ExposeHeaders: ["ETag", "Content-Range"],
        MaxAgeSeconds: 3600,
      },
    ],
    null,
    2,
  );
