// A component that is fetched when it is first shown.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n";

export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let ready: ComponentType<P> | undefined;
  return function Lazy(props: P) {
    const [, redraw] = useState(0);
    useEffect(() => {
      if (!ready) void load().then((component) => { ready = component; redraw(1); });
    }, []);
    const Ready = ready;
    return Ready ? <Ready {...props} /> : <p class="state-note waiting">{t("loading")}</p>;
  };
}
