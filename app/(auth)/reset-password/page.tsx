import type { Metadata } from "next";
import { Notice } from "#app/_ui/notice.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { AuthForm } from "../_auth/auth-form";
import { AuthPage } from "../_auth/auth-page";
import { NewPasswordField } from "../_auth/credentials";

// The link carries a secret: it must not travel on to other sites.
export const metadata: Metadata = { title: "Choose a password", referrer: "no-referrer", robots: { index: false } };

export default async function ResetPasswordPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  return (
    <AuthPage
      title="Choose a password"
      lead="It replaces the old one and ends every session of your account. Then sign in with the new one."
      foot={
        <>
          The link does not work? <TextLink href="/forgot-password">Ask for another</TextLink>
        </>
      }
    >
      {typeof token === "string" && token !== "" ? (
        <AuthForm path="/api/auth/reset-password" next="/sign-in" submit="Keep this password" busy="Keeping it">
          <input type="hidden" name="token" value={token} />
          <NewPasswordField label="New password" name="newPassword" />
        </AuthForm>
      ) : (
        <Notice tone="alarm" title="This link is not complete">
          Open the whole link that was sent to you: mail programs sometimes break it into two lines.
        </Notice>
      )}
    </AuthPage>
  );
}
