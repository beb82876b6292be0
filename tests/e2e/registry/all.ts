import { activating } from "./activation.ts";
import { detailed } from "./details.ts";
import { helped } from "./help.ts";
import { loaded } from "./loaded.ts";
import { shell } from "./shell.ts";
import { signingIn } from "./sign-in.ts";
import type { State } from "./state.ts";
import { systemStatus } from "./status.ts";
import { superfluous } from "./superfluous.ts";
import { unloaded } from "./unloaded.ts";
import { usersStates } from "./users.ts";

/**
 * Every screen, dialog and state of the app. It drives the judge of accessibility, the narrow screens, what a screen
 * reader hears, and the pictures; `complete.spec.ts` fails when one is missing.
 */
export const states: readonly State[] = [...signingIn, ...unloaded, ...loaded, ...detailed, ...activating, ...helped, ...superfluous, ...systemStatus, ...usersStates, ...shell];
