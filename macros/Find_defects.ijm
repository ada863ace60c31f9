// Finds hot and dead pixels, dead rows and columns in the current image or stack and repairs them in a new image;
// every slice is searched and repaired by itself.
//
// The argument, if there is one, is used as options instead, for instance to select dust and scratches:
//     runMacro("Find_defects.ijm", "kinds=[dust,scratches] sensitivity=8 scale=9 grow=1");

options = getArgument();
if (options == "") options = "kinds=[hot-pixels,dead-pixels,dead-lines] grow=1 result=repair stack";
if (nImages == 0) exit("Open the image to find defects in.");
run("Find Defects...", options);
