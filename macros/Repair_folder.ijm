// Repairs all images of a folder, each with the mask of the same base name (cells_1.tif: cells_1.png), and saves the
// results and a report (kintsugi-report.csv) in a third folder. In a mask, every pixel that is not 0 is repaired.
//
// Images that cannot be repaired are named in the log and in the report, and passed by. The macro can be stopped with
// Escape and run again: it continues with what is missing.
//
// Asks for the folders, or takes the options of the command as argument, as for folders in folders or for what is NaN:
//     runMacro("Repair_folder.ijm", "input=[/data/images] mask=[/data/masks] output=[/data/repaired] recursive grow=1");
//     runMacro("Repair_folder.ijm", "input=[/data/images] holes=nan output=[/data/repaired] pattern=*.tif");

options = getArgument();
if (options == "") options = ask();
run("Repair Folder...", options);

function ask() {
	Dialog.create("Repair Folder");
	Dialog.addDirectory("Images", "");
	Dialog.addDirectory("Masks", "");
	Dialog.addDirectory("Results", "");
	Dialog.addString("Options", "grow=1", 20);
	Dialog.show();
	images = Dialog.getString();
	masks = Dialog.getString();
	results = Dialog.getString();
	return "input=[" + images + "] mask=[" + masks + "] output=[" + results + "] " + Dialog.getString();
}
