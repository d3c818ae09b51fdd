import { citing } from "../../kit/remedies/cite.js";
import { source1015 } from "../../kit/sources/1015.js";
import { intakeWindows1015 } from "./1015-intake.js";
import { milestonesOf2022 } from "./1015-milestones-2022.js";
import { milestonesOf2023 } from "./1015-milestones-2023.js";
import type { Outage } from "./outage.js";

const cite = citing(source1015);

/** The outage of 15 October 2022: 127 h 30 min from Kakao's official start to the last function restored. */
export const outage1015: Outage = {
  id: "1015",
  title: {
    ko: "2022년 10월 15일 카카오 서비스 장애",
    en: "Kakao service outage of 15 October 2022",
  },
  startedAt: new Date("2022-10-15T15:30:00+09:00"),
  endedAt: new Date("2022-10-20T23:00:00+09:00"),
  intakeWindows: intakeWindows1015,
  milestones: [...milestonesOf2022, ...milestonesOf2023],
  provenance: [
    ...cite("WEB", ["W1", "W2"]),
    ...cite("WEB", ["W3", "W4", "W5"], {
      statement: "Mobility counts from 15:00 for its own calculations.",
      conflict: true,
    }),
    ...cite("WEB", ["W21"], { statement: "A court text says 127 h 33 min.", conflict: true }),
  ],
};
