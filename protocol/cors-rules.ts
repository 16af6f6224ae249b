/** The CORS rules that a bucket needs for the site's pages, in the form that S3 consoles and command lines accept. */
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
