/**
 * What a virtual printer plays. `ok`: it is well. `paper_low`: it says so and prints. `out_of_paper`: it says so, and what
 * it takes all the same stays in its memory until it is filled. `offline`: the plug is out, nothing listens. `slow`: it
 * answers late and prints. `jam`: it breaks down over its next page, with a piece of it on paper, and says that it is at
 * fault until somebody clears it.
 */
export const PLAYED_FAULTS = ['ok', 'out_of_paper', 'paper_low', 'offline', 'slow', 'jam'] as const;
export type PlayedFault = (typeof PLAYED_FAULTS)[number];

/** Topic of the wake-ups about virtual printers that are new, gone, or to play something else. */
export const VIRTUAL_PRINTERS = 'printing.virtual_printers';
