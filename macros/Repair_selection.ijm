// Repairs what is selected in the current image, in a new image.
//
// A selection often leaves a rim of what it was drawn around, and a network would continue that;
// so the hole grows by one pixel. The argument, if there is one, is used as options instead:
//     runMacro("Repair_selection.ijm", "model=harmonic grow=2 device=cpu");
// They may say that something else than a selection is the hole:
//     runMacro("Repair_selection.ijm", "holes=nan scope=slice");

options = getArgument();
if (options == "") options = "grow=1";
if (nImages == 0) exit("Open an image and select what is to be repaired.");
elsewhere = indexOf(options, "mask=") >= 0 || indexOf(options, "holes=") >= 0;
if (selectionType() < 0 && !elsewhere) exit("Select what is to be repaired.");
run("Repair Selection...", options);
