"use client";

import { useRouter } from "next/navigation";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { notify } from "#app/_ui/notify.ts";

export function WebhookActs({ webhookId, url }: { webhookId: string; url: string }) {
  const router = useRouter();
  const test = async () => {
    try {
      await lamplighter.testWebhook({ webhookId });
      notify("A test is on its way", { description: "What became of it is listed below in a moment." });
      router.refresh();
    } catch (error) {
      notify("No test was sent", { description: refusalOf(error).message, tone: "alarm" });
    }
  };
  return (
    <>
      <Button size="small" onClick={() => void test()}>
        Send a test<span className="sr-only"> to {url}</span>
      </Button>
      <ActDialog
        trigger={
          <Button size="small" tone="bare">
            Delete<span className="sr-only"> {url}</span>
          </Button>
        }
        title="Delete this webhook?"
        description="Nothing is delivered to it any more."
        confirm="Delete it"
        cancel="Keep it"
        act={() => lamplighter.deleteWebhook({ webhookId })}
      />
    </>
  );
}
