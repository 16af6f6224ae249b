"use client";

import { Toast } from "@base-ui/react/toast";
import clsx from "clsx";
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import { useSharedWords } from "../_messages/shared-words";
import { type ToastDetail, toasts } from "./notify";

const ICONS = { plain: Info, verified: CircleCheck, caution: TriangleAlert, alarm: CircleAlert } as const;
const COLOURS = {
  plain: "text-moon",
  verified: "text-verified-ink",
  caution: "text-ink",
  alarm: "text-alarm-ink",
} as const;

export function Toasts() {
  return (
    <Toast.Provider toastManager={toasts} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-4 left-4 z-50 flex flex-col gap-2 sm:left-auto sm:w-96">
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function List() {
  const words = useSharedWords();
  const manager = Toast.useToastManager<ToastDetail>();
  return manager.toasts.map((toast) => {
    const tone = toast.data?.tone ?? "plain";
    const Icon = ICONS[tone];
    return (
      <Toast.Root
        key={toast.id}
        toast={toast}
        swipeDirection={["right", "down"]}
        className="rounded border border-line bg-raised shadow-high transition-[opacity,translate] duration-120 data-limited:hidden data-ending-style:opacity-0 data-starting-style:translate-y-4 data-starting-style:opacity-0"
      >
        <Toast.Content className="flex items-start gap-3 p-4">
          <Icon aria-hidden size={18} className={clsx("mt-[3px] shrink-0", COLOURS[tone])} />
          <div className="min-w-0 flex-1">
            <Toast.Title className="font-semibold" />
            <Toast.Description className="text-soft" />
          </div>
          <Toast.Close className="-m-2 grid size-10 shrink-0 place-items-center rounded text-soft hover:bg-sunken hover:text-ink">
            <X aria-hidden size={16} />
            <span className="sr-only">{words.dismiss}</span>
          </Toast.Close>
        </Toast.Content>
      </Toast.Root>
    );
  });
}
