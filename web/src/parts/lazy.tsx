// A component that is fetched when it is first shown.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n";

export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let ready: ComponentType<P> | undefined;
  return function Lazy(props: P) {
    const [state, setState] = useState<"waiting" | "ready" | "failed">(ready ? "ready" : "waiting");
    useEffect(() => {
      if (ready) return;
      load().then(
        (component) => {
          ready = component;
          setState("ready");
        },
        () => setState("failed"), // the server has a newer desk, or none: the page must be fetched anew
      );
    }, []);
    const Ready = ready;
    if (state === "failed")
      return (
        <div class="state-note" role="alert">
          <p>{t("failed")}</p>
          <button class="button" onClick={() => location.reload()}>
            {t("retry")}
          </button>
        </div>
      );
    return Ready ? <Ready {...props} /> : <p class="state-note waiting">{t("loading")}</p>;
  };
}
