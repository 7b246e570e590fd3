// Reads glossaries with OmegaT's own classes, as OmegaT does when it opens a project.
//
// groovy -cp /usr/share/omegat/OmegaT.jar omegat_glossary.groovy SOURCE TARGET FILE ...
//
// SOURCE and TARGET are the project's languages. Every entry becomes one line of JSON:
// {"file": ..., "source": ..., "target": ..., "comment": ...}

import groovy.json.JsonOutput
import org.omegat.core.Core
import org.omegat.core.data.IProject
import org.omegat.core.data.ProjectProperties
import org.omegat.gui.glossary.GlossaryReaderCSV
import org.omegat.gui.glossary.GlossaryReaderTBX
import org.omegat.gui.glossary.GlossaryReaderTSV
import org.omegat.util.Language

def properties = new ProjectProperties()
properties.sourceLanguage = new Language(args[0])
properties.targetLanguage = new Language(args[1])
Core.@currentProject = [getProjectProperties: { -> properties }, isProjectLoaded: { -> true }] as IProject

def readers = [csv: GlossaryReaderCSV, tbx: GlossaryReaderTBX]
def out = new PrintStream(System.out, true, 'UTF-8')
args.drop(2).each { name ->
    def file = new File(name)
    def reader = readers[name.toLowerCase().tokenize('.').last()] ?: GlossaryReaderTSV
    def entries = reader.read(file, false)
    if (entries == null) {
        System.err.println("OmegaT does not read a glossary of this name: $name")
        System.exit(2)
    }
    entries.each {
        out.println(JsonOutput.toJson(
            [file: file.name, source: it.srcText, target: it.locText, comment: it.commentText]))
    }
}
