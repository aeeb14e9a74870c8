/** The picture on the launcher, on 20 × 20: of its own, so that the launcher can draw it before there is a chat. */
export const launcherIcon =
  'M5.5 4h9A2.5 2.5 0 0 1 17 6.5v5a2.5 2.5 0 0 1-2.5 2.5H9.6l-3.3 2.6a.5.5 0 0 1-.8-.4V14A2.5 2.5 0 0 1 3 11.5v-5A2.5 2.5 0 0 1 5.5 4M7 7.8h6M7 10.4h3.6';
