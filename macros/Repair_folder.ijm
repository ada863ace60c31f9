// Repairs all images of a folder, each with the mask of the same base name (cells_1.tif: cells_1.png),
// and saves the results as TIFF files, cells_1-repaired.tif, in a third folder.
// In a mask, every pixel that is not 0 is repaired. Files without a mask are skipped and named in the log,
// and so are results that are there already. An error, as a mask of another size, stops the macro.
//
// Asks for the folders, or takes them as argument, with options for the repair at the end if wanted:
//     runMacro("Repair_folder.ijm", "/data/images;/data/masks;/data/repaired;grow=1");

var images = "", masks = "", results = "", options = "grow=1";

argument = getArgument();
if (argument == "") ask();
else take(split(argument, ";"));
images = folder(images);
masks = folder(masks);
results = folder(results);

setBatchMode(true);
files = getFileList(images);
repaired = 0;
for (i = 0; i < files.length; i++) {
	showProgress(i, files.length);
	if (!endsWith(files[i], "/")) repaired = repaired + repair(files[i]);
}
print("Repaired " + repaired + " of " + files.length + " files in " + images);

function ask() {
	Dialog.create("Repair Folder");
	Dialog.addDirectory("Images", "");
	Dialog.addDirectory("Masks", "");
	Dialog.addDirectory("Results", "");
	Dialog.addString("Options", options, 20);
	Dialog.show();
	images = Dialog.getString();
	masks = Dialog.getString();
	results = Dialog.getString();
	options = Dialog.getString();
}

function take(parts) {
	if (parts.length < 3) exit("Give three folders: images;masks;results. Options may follow.");
	images = parts[0];
	masks = parts[1];
	results = parts[2];
	if (parts.length > 3) options = parts[3];
}

// Repairs one image; returns 1 if there is a new result, else 0.
function repair(file) {
	base = baseName(file);
	result = results + base + "-repaired.tif";
	maskFile = maskFor(base);
	if (maskFile == "") return skip(file, "no mask of that name in " + masks);
	if (File.exists(result)) return skip(file, result + " is there already");
	open(masks + maskFile);
	rename("mask of " + base);
	maskId = getImageID();
	maskTitle = getTitle();
	open(images + file);
	imageId = getImageID();
	run("Repair Selection...", options + " mask=[" + maskTitle + "]");
	saveAs("Tiff", result);
	close();
	selectImage(imageId);
	close();
	selectImage(maskId);
	close();
	return 1;
}

function skip(file, reason) {
	print("Skipped " + file + ": " + reason + ".");
	return 0;
}

// Finds the mask file of a base name, whatever its extension; "" if there is none.
function maskFor(base) {
	candidates = getFileList(masks);
	for (k = 0; k < candidates.length; k++) {
		name = baseName(candidates[k]);
		if (name == base) return candidates[k];
	}
	return "";
}

function baseName(file) {
	dot = lastIndexOf(file, ".");
	if (dot < 1) return file;
	return substring(file, 0, dot);
}

function folder(path) {
	if (!File.isDirectory(path)) exit("There is no folder " + path);
	if (endsWith(path, "/") || endsWith(path, File.separator)) return path;
	return path + File.separator;
}
