using System.Collections.Frozen;

namespace SocialBlog.Web.Markdown.Formulas;

/// <summary>The commands of LaTeX that stand for one sign, by their names there.</summary>
internal static class FormulaSymbols
{
    public static readonly FrozenDictionary<string, string> Letters = Table("""
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π varpi ϖ
        rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ
        Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ partial ∂ nabla ∇ emptyset ∅ varnothing ∅ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ dots … ldots … cdots ⋯ vdots ⋮ ddots ⋱
        """);

    public static readonly FrozenDictionary<string, string> Operators = Table("""
        times × cdot ⋅ div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ ll ≪ gg ≫ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝
        in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ setminus ∖ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ land ∧ wedge ∧ lor ∨ vee ∨ oplus ⊕ otimes ⊗ perp ⊥ parallel ∥ mid ∣ angle ∠
        to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ implies ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ mapsto ↦ uparrow ↑ downarrow ↓ longrightarrow ⟶
        sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lvert | rvert | vert | prime ′ therefore ∴ because ∵
        { { } } | ‖ % % $ $ & & # # _ _
        """);

    /// <summary>Upright names.</summary>
    public static readonly FrozenSet<string> Functions = Names("sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp det dim ker deg gcd hom arg lim limsup liminf max min sup inf Pr");

    /// <summary>What carries its indices above and below, not beside.</summary>
    public static readonly FrozenSet<string> Limited = Names("sum prod coprod bigcup bigcap lim limsup liminf max min sup inf");

    public static readonly FrozenDictionary<string, string> Spaces = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["\\,"] = ".17em",
        ["\\:"] = ".22em",
        ["\\;"] = ".28em",
        ["\\ "] = ".33em",
        ["\\!"] = "-.17em",
        ["\\quad"] = "1em",
        ["\\qquad"] = "2em",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, string> Accents = Table("hat ^ widehat ^ bar ¯ overline ¯ vec → overrightarrow → tilde ~ widetilde ~ dot ˙ ddot ¨ overbrace ⏞");

    public static readonly FrozenDictionary<char, string> DoubleStruck =
        new Dictionary<char, string> { ['C'] = "ℂ", ['H'] = "ℍ", ['N'] = "ℕ", ['P'] = "ℙ", ['Q'] = "ℚ", ['R'] = "ℝ", ['Z'] = "ℤ" }.ToFrozenDictionary();

    /// <summary>Environments of rows and columns, and the brackets around them.</summary>
    public static readonly FrozenDictionary<string, (string Open, string Close)> Tables = new Dictionary<string, (string Open, string Close)>(StringComparer.Ordinal)
    {
        ["matrix"] = ("", ""),
        ["aligned"] = ("", ""),
        ["align"] = ("", ""),
        ["align*"] = ("", ""),
        ["pmatrix"] = ("(", ")"),
        ["bmatrix"] = ("[", "]"),
        ["vmatrix"] = ("|", "|"),
        ["cases"] = ("{", ""),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Table(string pairs)
    {
        var words = pairs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, words.Length / 2).ToFrozenDictionary(i => "\\" + words[2 * i], i => words[(2 * i) + 1], StringComparer.Ordinal);
    }

    private static FrozenSet<string> Names(string names) => names.Split(' ').Select(name => "\\" + name).ToFrozenSet(StringComparer.Ordinal);
}
