import type { Metadata } from "next";
import { Notice } from "#app/_ui/notice.tsx";
import { siteFacts } from "#coordinator/api/site-facts";
import { AuthForm } from "../_auth/auth-form";
import { AuthPage } from "../_auth/auth-page";
import { EmailField, NameField, NewPasswordField } from "../_auth/credentials";

// The link carries a secret: it must not travel on to other sites.
export const metadata: Metadata = { title: "Set up", referrer: "no-referrer", robots: { index: false } };

export default async function SetupPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  return (
    <AuthPage
      title={`Light up ${siteFacts().city}`}
      lead="This makes the first admin of the city's site. The link works once."
    >
      {typeof token === "string" && token !== "" ? (
        <AuthForm path="/api/auth-setup" next="/admin" submit="Become the admin" busy="Setting up">
          <input type="hidden" name="token" value={token} />
          <NameField />
          <EmailField />
          <NewPasswordField />
        </AuthForm>
      ) : (
        <Notice tone="alarm" title="This link is not complete">
          Open the whole set-up link that was printed when the site started. Restart the site to print a new one.
        </Notice>
      )}
    </AuthPage>
  );
}
