// Trains a model on the current image or stack, or on a folder of whole images, and repairs with it.
// The macro waits until the model is there: it is then in the list of Repair Selection, under its name.
// Escape stops the training and the macro; Plugins > Kintsugi > Resume Training... goes on from the checkpoint.
//
// If an image is open and something is selected in it, that is what the new model repairs afterwards; as the training
// does not learn from selected pixels, the damaged image itself can be what it is trained on.
//
// Asks for the folder, the name and how long, or takes the options of the command as argument:
//     runMacro("Train_model.ijm", "data=[/data/my images] recipe=pconv-small minutes=30 name=my-cells");

options = getArgument();
if (options == "") options = ask();
name = option(options, "name");
if (name == "") exit("Give the new model a name, such as name=my-cells.");
run("Train Model...", options);
// a recipe that compares networks makes several models; this is the best one
name = getInfo("kintsugi.trained");
if (nImages > 0) {
	if (selectionType() >= 0 && selectionType() < 5) run("Repair Selection...", "grow=1 model=[" + name + "]");
}

function ask() {
	Dialog.create("Train a Model");
	Dialog.addDirectory("Folder of images", "");
	Dialog.addMessage("Leave it empty to train on the current image or stack.");
	Dialog.addString("Name of the model", "my-cells", 16);
	Dialog.addNumber("Minutes", 30);
	Dialog.show();
	folder = Dialog.getString();
	return "data=[" + folder + "] name=[" + Dialog.getString() + "] minutes=" + Dialog.getNumber();
}

// Gets what an option says, with or without brackets around it; "" if it is not there.
function option(options, key) {
	start = indexOf(" " + options, " " + key + "=");
	if (start < 0) return "";
	value = substring(options, start + lengthOf(key) + 1);
	end = " ";
	if (startsWith(value, "[")) {
		value = substring(value, 1);
		end = "]";
	}
	if (indexOf(value, end) >= 0) value = substring(value, 0, indexOf(value, end));
	return value;
}
