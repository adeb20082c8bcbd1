import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What veraPDF finds in the files named, a line each: file, standard, how many checks, then the rules broken. */
public class Verdicts {
  private static final Map<PDFAFlavour, String> STANDARDS =
      Map.of(PDFAFlavour.PDFA_2_B, "PDFA-2B", PDFAFlavour.PDFUA_1, "PDFUA-1");

  public static void main(String[] files) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    for (Map.Entry<PDFAFlavour, String> standard : STANDARDS.entrySet()) {
      ValidationProfile profile = profile(standard.getKey(), standard.getValue());
      for (String file : files) System.out.println(verdict(file, standard.getKey(), profile));
    }
  }

  private static String verdict(String file, PDFAFlavour flavour, ValidationProfile profile) throws Exception {
    try (InputStream in = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
      ValidationResult result = validator.validate(parser);
      StringBuilder line = new StringBuilder(file + "\t" + STANDARDS.get(flavour) + "\t" + result.getTotalAssertions());
      Set<String> broken = new HashSet<>();
      for (TestAssertion found : result.getTestAssertions()) {
        String rule = found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
        if (found.getStatus() == TestAssertion.Status.FAILED && broken.add(rule)) {
          line.append("\t" + rule + " " + found.getMessage().replaceAll("\\s+", " "));
        }
      }
      return line.toString();
    }
  }

  /** The profile as veraPDF ships it, read without JAXB, which the jar lacks. */
  private static ValidationProfile profile(PDFAFlavour flavour, String name) throws Exception {
    try (InputStream in = Profiles.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
      Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
      Set<Rule> rules = new HashSet<>();
      NodeList listed = root.getElementsByTagName("rule");
      for (int at = 0; at < listed.getLength(); at++) rules.add(rule((Element) listed.item(at)));
      Set<Variable> variables = new HashSet<>();
      NodeList kept = root.getElementsByTagName("variable");
      for (int at = 0; at < kept.getLength(); at++) variables.add(variable((Element) kept.item(at)));
      return Profiles.profileFromValues(
          flavour, Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0)), "", rules, variables);
    }
  }

  private static Rule rule(Element rule) {
    Element id = (Element) rule.getElementsByTagName("id").item(0);
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber"))),
        rule.getAttribute("object"),
        rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
        rule.getAttribute("tags"),
        text(rule, "description"),
        text(rule, "test"),
        Profiles.errorFromValues(text(rule, "message"), List.of()),
        List.of());
  }

  private static Variable variable(Element kept) {
    return Profiles.variableFromValues(
        kept.getAttribute("name"), kept.getAttribute("object"), text(kept, "defaultValue"), text(kept, "value"));
  }

  private static String text(Element holder, String name) {
    NodeList found = holder.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }
}
