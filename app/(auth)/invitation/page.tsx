import type { Metadata } from "next";
import { currentContext } from "#app/_server/context.ts";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { readInvitation } from "#coordinator/api/auth";
import { siteFacts } from "#coordinator/api/site-facts";
import { AuthForm } from "../_auth/auth-form";
import { AuthPage } from "../_auth/auth-page";

// The link carries a secret: it must not travel on to other sites.
export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer", robots: { index: false } };

export default async function InvitationPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  const invitation = typeof token === "string" ? await readInvitation(token) : undefined;
  const { city } = siteFacts();
  if (!invitation || typeof token !== "string") {
    return (
      <AuthPage title="This invitation is no longer valid" lead="Nothing was changed.">
        <Notice tone="alarm" title="The link has been used or withdrawn, or has expired">
          Ask the admin who sent it for another one, and open the complete link.
        </Notice>
      </AuthPage>
    );
  }
  const { person } = await currentContext();
  const next = queryHref("/invitation", { token });
  return (
    <AuthPage
      title={`Run ${city}`}
      lead={`${invitation.by} invites you to be an admin of the city's site: to see every device, job and account, to give money, and to stop all work.`}
    >
      {person ? (
        <AuthForm path="/api/v1/account/invitation" next="/admin" submit="Become an admin" busy="Making you an admin">
          <input type="hidden" name="token" value={token} />
          <p className="text-pretty text-soft">
            You are signed in as <span className="font-medium text-ink">{person.email}</span>, which must be the address
            that was invited. API keys that you made until now end.
          </p>
        </AuthForm>
      ) : (
        <div className="flex flex-col gap-4">
          <p className="text-pretty text-soft">Sign in first, or make an account, with the address that was invited.</p>
          <LinkButton tone="primary" size="large" href={queryHref("/sign-in", { next })}>
            Sign in
          </LinkButton>
          <LinkButton size="large" href={queryHref("/sign-up", { next })}>
            Make an account
          </LinkButton>
        </div>
      )}
    </AuthPage>
  );
}
