// Repairs what is selected in the current image, guided by the lines of its overlay, in a new image.
//
// Draw each line with a line tool and keep it with Image > Overlay > Add Selection... (b); then select the hole.
// If nothing is selected, the areas of the overlay are the holes. Without a model in the argument, the first one that
// knows sketches is taken:
//     runMacro("Repair_with_sketch.ijm", "model=fluorescence-gated-small grow=2 device=cpu");

options = getArgument();
if (nImages == 0) exit("Open an image, draw lines into its overlay, and select what is to be repaired.");
if (options == "") options = "grow=1";
if (indexOf(options, "sketch=") < 0) {
	if (Overlay.size == 0) exit("Draw lines and keep them with Image > Overlay > Add Selection... (b).");
	options = options + " sketch=overlay";
}
elsewhere = indexOf(options, "mask=") >= 0 || indexOf(options, "holes=") >= 0;
if (selectionType() < 0 && !elsewhere) options = options + " holes=overlay";
run("Repair Selection...", options);
