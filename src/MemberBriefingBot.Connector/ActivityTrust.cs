namespace MemberBriefingBot.Connector;

/// <summary>Whether an activity may be acted upon, and as whom.</summary>
public abstract record TrustVerdict
{
    private TrustVerdict() { }

    /// <summary>
    /// The activity comes from Teams, for this tenant. The user is null only where nobody acts: an event or an
    /// installation that names no sender.
    /// </summary>
    public sealed record Trusted(Guid TenantId, Guid? UserId, Uri ServiceUrl) : TrustVerdict;

    /// <summary>The reason is for the log; it repeats nothing of the activity.</summary>
    public sealed record Refused(string Reason) : TrustVerdict;
}

/// <summary>Holds an activity against the token it came with and against what this bot serves.</summary>
public static class ActivityTrust
{
    private const string Teams = "msteams";

    /// <summary>Whether the activity may be acted upon. Pure: everything it needs is in the arguments.</summary>
    /// <param name="acceptedServiceUrl">The address the accepted token vouches for.</param>
    /// <param name="activity">The activity that came with it.</param>
    /// <param name="tenants">The Entra tenants this bot serves.</param>
    /// <param name="hosts">The hosts this bot sends to.</param>
    public static TrustVerdict Judge(string acceptedServiceUrl, Activity activity, IReadOnlySet<Guid> tenants, HostAllowlist hosts)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(tenants);
        ArgumentNullException.ThrowIfNull(hosts);

        if (string.IsNullOrEmpty(acceptedServiceUrl) || string.IsNullOrEmpty(activity.ServiceUrl)) return Refused("No service address is stated.");
        if (!string.Equals(acceptedServiceUrl, activity.ServiceUrl, StringComparison.Ordinal)) return Refused("The service address is not the one the token vouches for.");
        if (!Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var serviceUrl) || !hosts.Permits(serviceUrl)) return Refused("The service address is not one this bot sends to.");
        if (activity.ChannelId != Teams) return Refused("The activity does not come from Teams.");
        if (TenantOf(activity) is not { } tenant) return Refused("The tenant is not stated, is not an id, or is stated in two ways.");
        if (!tenants.Contains(tenant)) return Refused("The tenant is not one this bot serves.");
        if (activity.From is null)
        {
            return MayLackASender(activity.Type)
                ? new TrustVerdict.Trusted(tenant, UserId: null, serviceUrl)
                : Refused("The activity names no sender.");
        }

        return Id(activity.From.AadObjectId) is { } user
            ? new TrustVerdict.Trusted(tenant, user, serviceUrl)
            : Refused("The sender has no Entra object id.");
    }

    /// <summary>The one tenant every place that states a tenant agrees on.</summary>
    private static Guid? TenantOf(Activity activity)
    {
        var inConversation = activity.Conversation?.TenantId;
        var inChannelData = activity.ChannelData?.Tenant?.Id;
        if (inConversation is null || inChannelData is null) return Id(inConversation ?? inChannelData);
        var tenant = Id(inConversation);
        return tenant == Id(inChannelData) ? tenant : null;
    }

    private static bool MayLackASender(string type) => type is "event" or "installationUpdate" or "conversationUpdate";

    private static Guid? Id(string? text) => Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty ? id : null;

    private static TrustVerdict.Refused Refused(string reason) => new(reason);
}
